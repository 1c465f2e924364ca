package dev.terrane.engine.exec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * A second, deliberately plain reader for little-endian, deflated, tiled TIFFs of one band, so that tests do not judge
 * the engine by itself.
 */
final class RawTiff {
    private RawTiff() {}

    static float[] read(Path file) throws IOException {
        ByteBuffer tiff = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        Map<Integer, Integer> at = new HashMap<>();
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            at.put(tiff.getShort(entry) & 0xFFFF, entry);
        }
        int width = value(tiff, at, 256, 0);
        int height = value(tiff, at, 257, 0);
        int bits = value(tiff, at, 258, 0);
        int tile = value(tiff, at, 322, 0);
        int predictor = at.containsKey(317) ? value(tiff, at, 317, 0) : 1;
        int across = (width + tile - 1) / tile;
        int down = (height + tile - 1) / tile;
        float[] out = new float[width * height];
        for (int t = 0; t < across * down; t++) {
            int offset = value(tiff, at, 324, t);
            int length = value(tiff, at, 325, t);
            byte[] bytes =
                    new InflaterInputStream(new ByteArrayInputStream(tiff.array(), offset, length)).readAllBytes();
            for (int row = 0; row < tile; row++) {
                float[] pixels = row(bytes, row, tile, bits / 8, predictor);
                int y = t / across * tile + row;
                for (int x = t % across * tile; y < height && x < Math.min(width, (t % across + 1) * tile); x++) {
                    out[y * width + x] = pixels[x % tile];
                }
            }
        }
        return out;
    }

    private static float[] row(byte[] bytes, int row, int tile, int size, int predictor) {
        byte[] line = Arrays.copyOfRange(bytes, row * tile * size, (row + 1) * tile * size);
        float[] pixels = new float[tile];
        if (predictor != 1) {
            for (int i = 1; i < line.length; i++) {
                line[i] = (byte) (line[i] + line[i - 1]);
            }
        }
        for (int i = 0; i < tile; i++) {
            if (size == 1) {
                pixels[i] = line[i] & 0xFF;
            } else {
                int word = 0;
                for (int b = 0; b < 4; b++) {
                    int from = predictor == 3 ? b * tile + i : 4 * i + 3 - b;
                    word = (word << 8) | (line[from] & 0xFF);
                }
                pixels[i] = Float.intBitsToFloat(word);
            }
        }
        return pixels;
    }

    private static int value(ByteBuffer tiff, Map<Integer, Integer> at, int tag, int index) {
        int entry = at.getOrDefault(tag, 0);
        int type = tiff.getShort(entry + 2);
        int count = tiff.getInt(entry + 4);
        int size = type == 3 ? 2 : 4;
        int from = count * size <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        return type == 3 ? tiff.getShort(from + 2 * index) & 0xFFFF : tiff.getInt(from + 4 * index);
    }
}
