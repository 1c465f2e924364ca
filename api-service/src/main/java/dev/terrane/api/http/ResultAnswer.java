package dev.terrane.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import dev.terrane.api.job.ResultContent;
import dev.terrane.model.error.OpenEoError;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.job.JobId;
import dev.terrane.model.job.JobStatus;
import dev.terrane.model.result.Asset;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.util.List;

/** What a synchronous request is answered with: the file, several files as a tar, or why there is none. */
@RequestScoped
class ResultAnswer {
    private final JobQueries queries;
    private final JobResults results;
    private final ResultContent content;
    private final ResultDocument document;

    ResultAnswer(JobQueries queries, JobResults results, ResultContent content, ResultDocument document) {
        this.queries = queries;
        this.results = results;
        this.content = content;
        this.document = document;
    }

    Response of(JobId job, JobStatus status) {
        if (status == JobStatus.ERROR) {
            throw queries.lastError(job.value())
                    .map(ResultAnswer::failure)
                    .orElseGet(() -> OpenEoError.INTERNAL.exception("message", "the request's log says no more"));
        }
        if (status != JobStatus.FINISHED) {
            throw OpenEoError.REQUEST_TIMEOUT.exception();
        }
        JobResults.Result result = results.result(job.value());
        List<Asset> assets = result.manifest().assets();
        return (assets.size() == 1 ? file(result, assets.get(0)) : tar(result))
                .header("OpenEO-Costs", costs(job))
                .build();
    }

    /** What computing the answer cost; downloading it is free. */
    private BigDecimal costs(JobId job) {
        return queries.find(job.value()).map(detail -> detail.summary().costs()).orElse(BigDecimal.ZERO);
    }

    private Response.ResponseBuilder file(JobResults.Result result, Asset asset) {
        StreamingOutput body = out -> content.copy(result.holder(), asset, out);
        return named(Response.ok(body), asset.name())
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.CONTENT_LENGTH, asset.size());
    }

    private Response.ResponseBuilder tar(JobResults.Result result) {
        JobQueries.Detail job =
                queries.find(result.holder().id().value()).orElseThrow(OpenEoError.JOB_NOT_FINISHED::exception);
        ObjectNode collection = ResultTar.local(document.collection(job, result, false));
        StreamingOutput body =
                new ResultTar(content, result, collection, job.summary().updated());
        return named(Response.ok(body), "result.tar").header(HttpHeaders.CONTENT_TYPE, ResultTar.MEDIA_TYPE);
    }

    private static Response.ResponseBuilder named(Response.ResponseBuilder answer, String file) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
    }

    private static OpenEoException failure(JobQueries.Entry entry) {
        String code = entry.code();
        return OpenEoException.reported(code == null ? "Internal" : code, entry.message());
    }
}
