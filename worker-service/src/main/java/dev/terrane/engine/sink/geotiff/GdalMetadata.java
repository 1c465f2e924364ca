package dev.terrane.engine.sink.geotiff;

import dev.terrane.engine.sink.BandStatistics;
import dev.terrane.model.result.Asset;
import java.util.List;

/** Band names and statistics in the words of GDAL. */
final class GdalMetadata {
    private GdalMetadata() {}

    static String xml(List<String> bands, List<BandStatistics> statistics) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        for (int i = 0; i < bands.size(); i++) {
            xml.append("  <Item name=\"DESCRIPTION\" sample=\"")
                    .append(i)
                    .append("\" role=\"description\">")
                    .append(escape(bands.get(i)))
                    .append("</Item>\n");
            Asset.Statistics found = statistics.get(i).result();
            if (found != null) {
                item(xml, i, "STATISTICS_MINIMUM", found.minimum());
                item(xml, i, "STATISTICS_MEAN", found.mean());
                item(xml, i, "STATISTICS_MAXIMUM", found.maximum());
                item(xml, i, "STATISTICS_VALID_PERCENT", found.validPercent());
            }
        }
        return xml.append("</GDALMetadata>").toString();
    }

    private static void item(StringBuilder xml, int band, String name, double value) {
        xml.append("  <Item name=\"")
                .append(name)
                .append("\" sample=\"")
                .append(band)
                .append("\">")
                .append(value)
                .append("</Item>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
