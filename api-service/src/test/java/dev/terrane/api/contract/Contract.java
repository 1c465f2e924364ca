package dev.terrane.api.contract;

import dev.terrane.api.contract.OpenApi.Operation;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks every answer that passes through it: status, media type, headers and body must be what openEO API 1.2.0
 * documents for the operation. What was seen is remembered, so that {@code ContractCoverageIT} can tell what no test
 * asks for. Where this clone has no {@code ../shared}, nothing is checked.
 */
public final class Contract implements OrderedFilter {
    private static final String BASE = "/openeo/1.2";
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    /**
     * Bodies that the document of 1.2.0 refuses although they are right: its schema of a process parameter lets any
     * typed schema match two alternatives at once.
     */
    private static final List<String> MISDESCRIBED = List.of("GET /processes 200", "GET /file_formats 200");

    /** The same fault where processes of users are sent and given back; all else of these bodies is checked. */
    private static final Pattern MISDESCRIBED_SCHEMA = Pattern.compile("/(parameters/\\d+|returns)/schema\\b");

    /** Answers whose body the document names only in words. */
    private static final List<String> UNDESCRIBED = List.of("POST /result 200");

    /** What tests have seen so far: method, path and answer, for instance {@code GET /jobs/{job_id} 4XX}. */
    static Set<String> seen() {
        return new TreeSet<>(SEEN);
    }

    /** Whether there is a document to check against. */
    static boolean isThere() {
        return OpenApi.document().isPresent();
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        OpenApi.document().ifPresent(document -> check(document, request, answer));
        return answer;
    }

    private static void check(OpenApi document, FilterableRequestSpecification request, Response answer) {
        String method = request.getMethod();
        String path = URI.create(request.getURI()).getRawPath().replaceAll("/{2,}", "/");
        boolean known = path.equals("/.well-known/openeo") || path.startsWith(BASE);
        String below = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        if (known) {
            document.operation(method, below.length() > 1 ? below.replaceAll("/$", "") : "/")
                    .ifPresent(operation -> {
                        check(document, operation, answer);
                        checkRequest(document, operation, request.getBody(), answer.statusCode());
                    });
        }
    }

    /** A request that is taken is one that the standard allows; otherwise the test itself is wrong. */
    private static void checkRequest(OpenApi document, Operation operation, @Nullable Object body, int status) {
        if (status < 300 && body instanceof String json) {
            List<String> faults = real(document.requestFaults(operation, json));
            if (!faults.isEmpty()) {
                throw new AssertionError(operation + " took a request that the standard does not allow: " + faults);
            }
        }
    }

    private static void check(OpenApi document, Operation operation, Response answer) {
        int status = answer.statusCode();
        if (status == 304) {
            // a word of HTTP, which the standard leaves to HTTP
            return;
        }
        String name = operation.method() + " " + operation.path() + " ";
        String key = document.answer(operation, status)
                .orElseThrow(() -> new AssertionError(
                        name + status + " is not documented: " + answer.body().asString()));
        List<String> types = document.mediaTypes(operation, key);
        for (String header : document.requiredHeaders(operation, key)) {
            if (answer.header(header) == null) {
                throw new AssertionError(name + status + " lacks the header " + header);
            }
        }
        if (types.isEmpty()) {
            if (answer.body().asByteArray().length > 0 && !UNDESCRIBED.contains(name + key)) {
                throw new AssertionError(name + status + " must have no body");
            }
        } else if (!types.contains("*/*")) {
            body(document, operation, key, types, answer);
        }
        SEEN.add(name + key);
    }

    private static void body(OpenApi document, Operation operation, String key, List<String> types, Response answer) {
        String name = operation.method() + " " + operation.path() + " " + key;
        String type = String.valueOf(answer.header("Content-Type"));
        if (!types.contains(type)) {
            throw new AssertionError(name + " is of type " + type + " and not of " + types);
        }
        if (!type.endsWith("json") || MISDESCRIBED.contains(name)) {
            return;
        }
        List<String> faults =
                real(document.faults(operation, key, type, answer.body().asString()));
        if (!faults.isEmpty()) {
            throw new AssertionError(name + " has a body that the standard does not allow:\n"
                    + faults.stream().limit(10).collect(Collectors.joining("\n")) + "\n"
                    + answer.body().asString());
        }
    }

    private static List<String> real(List<String> faults) {
        return faults.stream()
                .filter(fault -> !MISDESCRIBED_SCHEMA.matcher(fault).find())
                .toList();
    }
}
