package dev.terrane.api;

import static dev.terrane.api.Requests.BASE;
import static dev.terrane.api.Requests.as;
import static dev.terrane.api.Requests.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests that are wrong in more than two hundred ways: each is refused with its code, and the server goes on. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class BadInputIT {
    private static final Set<Integer> REFUSED = Set.of(400, 402, 404, 405, 406, 413, 414, 415, 422);
    private static final List<String> INJECTIONS = List.of(
            "'; drop table job; --",
            "\\\" or 1=1",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "%00",
            "\\u0000",
            "{{7*7}}",
            "$(id)",
            "a".repeat(900));

    private record Case(String method, String path, String body, String code) {
        @Override
        public String toString() {
            String shown = body.length() > 200 ? body.substring(0, 200) + " …" : body;
            return method + " " + path + " " + shown;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private void add(String method, String path, String code, String... bodies) {
        for (String body : bodies) {
            cases.add(new Case(method, path, body, code));
        }
    }

    @Test
    void everyBadRequestIsRefusedWithItsCodeAndTheServerGoesOn() {
        String id = newJob("ada", "");
        for (String path : List.of("/jobs", "/result")) {
            brokenJson("POST", path);
            wrongShapes("POST", path);
            badGraphs(path);
            badProperties("POST", path);
        }
        brokenJson("PATCH", "/jobs/" + id);
        badProperties("PATCH", "/jobs/" + id);
        brokenJson("PUT", "/process_graphs/p");
        brokenJson("POST", "/validation");
        unknownIds();
        badQueries(id);
        assertThat(cases).hasSizeGreaterThan(200);
        List<String> faults = new ArrayList<>();
        for (Case one : cases) {
            fault(one).ifPresent(faults::add);
        }
        assertThat(faults).isEmpty();
        as("ada").get(BASE + "/jobs/" + id).then().statusCode(200);
    }

    private static Optional<String> fault(Case one) {
        var request = as("ada").urlEncodingEnabled(false);
        if (!one.body().isEmpty()) {
            request.contentType("application/json").body(one.body());
        }
        Response answer;
        try {
            answer = request.request(one.method(), BASE + one.path());
        } catch (AssertionError outsideTheContract) {
            return Optional.of(one + "\n  " + outsideTheContract.getMessage());
        }
        String body = answer.asString();
        boolean isError = REFUSED.contains(answer.statusCode())
                && "application/json".equals(answer.header("Content-Type"))
                && body.contains("\"message\"");
        String code = isError ? answer.path("code") : "";
        boolean rightCode = one.code().isEmpty() || one.code().equals(code);
        boolean quiet = !body.contains("Exception") && !body.contains("\tat ");
        return isError && rightCode && quiet
                ? Optional.empty()
                : Optional.of(one + "\n  wanted " + one.code() + ", was " + answer.statusCode() + " " + body);
    }

    private void brokenJson(String method, String path) {
        add(
                method,
                path,
                "",
                "{",
                "{\"process\": ",
                "{'process': {}}",
                "{\"a\": 1,}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "{\"a\" 1}",
                "\"",
                "nul",
                "{\"a\": \"\u0001\"}",
                "{} {}",
                "[".repeat(5_000),
                "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000),
                "[1, 2");
    }

    private void wrongShapes(String method, String path) {
        add(
                method,
                path,
                "ProcessGraphMissing",
                "{}",
                "[]",
                "5",
                "true",
                "\"text\"",
                "{\"process\": null}",
                "{\"process\": []}",
                "{\"process\": \"x\"}",
                "{\"process\": 5}",
                "{\"process\": {}}",
                "{\"process\": {\"process_graph\": null}}",
                "{\"title\": \"no process\"}");
        add(
                method,
                path,
                "ProcessGraphInvalid",
                "{\"process\": {\"process_graph\": {}}}",
                "{\"process\": {\"process_graph\": []}}",
                "{\"process\": {\"process_graph\": 7}}",
                "{\"process\": {\"process_graph\": \"x\"}}");
    }

    private void badGraphs(String path) {
        String add = "\"process_id\": \"add\", \"arguments\": {\"x\": 1, \"y\": 2}";
        add(
                "POST",
                path,
                "ProcessGraphInvalid",
                graph("\"a\": 5"),
                graph("\"a\": []"),
                graph("\"a\": null"),
                graph("\"a\": {}"),
                graph("\"a\": {\"process_id\": 5, \"arguments\": {}, \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": [], \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": 5, \"result\": true}"),
                // no result, two results
                graph("\"a\": {" + add + "}"),
                graph("\"a\": {" + add + ", \"result\": false}"),
                graph("\"a\": {" + add + ", \"result\": true}, \"b\": {" + add + ", \"result\": true}"),
                // references
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\": \"nope\"}, \"y\": 1},"
                        + " \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\": \"a\"}, \"y\": 1},"
                        + " \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\": \"b\"}, \"y\": 1},"
                        + " \"result\": true}, \"b\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\":"
                        + " \"a\"}, \"y\": 1}}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\": 5}, \"y\": 1},"
                        + " \"result\": true}"),
                graph("\"a\": {\"process_id\": \"add\", \"arguments\": {\"x\": {\"from_node\": \"a\", \"more\": 1},"
                        + " \"y\": 1}, \"result\": true}"),
                graph("\"a\": {\"process_id\": \"apply\", \"arguments\": {\"data\": 1, \"process\": {\"process_graph\":"
                        + " {\"b\": {" + add + "}}}}, \"result\": true}"),
                graph("\"a\": {\"process_id\": \"sum\", \"arguments\": {\"data\": " + "[".repeat(200) + "]".repeat(200)
                        + "}, \"result\": true}"));
        add(
                "POST",
                path,
                "ProcessUnsupported",
                graph("\"a\": {\"process_id\": \"nope\", \"arguments\": {}, \"result\": true}"));
        for (String injection : INJECTIONS) {
            add(
                    "POST",
                    path,
                    "ProcessUnsupported",
                    graph("\"a\": {\"process_id\": \"" + injection + "\", \"arguments\": {}, \"result\": true}"));
        }
        add(
                "POST",
                path,
                "ProcessParameterRequired",
                call("add", "\"x\": 1"),
                call("load_collection", "\"id\": \"C\""));
        add("POST", path, "ProcessParameterUnsupported", call("add", "\"x\": 1, \"y\": 2, \"z\": 3"));
        add(
                "POST",
                path,
                "ProcessParameterInvalid",
                call("add", "\"x\": \"1\", \"y\": 2"),
                call("add", "\"x\": [], \"y\": 2"),
                call("add", "\"x\": {}, \"y\": 2"),
                call("add", "\"x\": true, \"y\": 2"),
                call("sum", "\"data\": 5"),
                call("sum", "\"data\": \"x\""),
                call("round", "\"x\": 1, \"p\": 1.5"),
                call("load_collection", "\"id\": 5, \"spatial_extent\": null, \"temporal_extent\": null"),
                call("load_collection", "\"id\": \"C\", \"spatial_extent\": 5, \"temporal_extent\": null"),
                call("load_collection", "\"id\": \"C\", \"spatial_extent\": null, \"temporal_extent\": \"2020\""),
                call("load_collection", "\"id\": \"C\", \"spatial_extent\": null, \"temporal_extent\": [1, 2, 3]"),
                call(
                        "load_collection",
                        "\"id\": \"C\", \"spatial_extent\": null, \"temporal_extent\": null, \"bands\": []"),
                call(
                        "load_collection",
                        "\"id\": \"C\", \"spatial_extent\": null, \"temporal_extent\": null, \"bands\": 1"));
    }

    private void badProperties(String method, String path) {
        String process = method.equals("POST") ? "\"process\": " + Requests.PROCESS + ", " : "";
        for (String property : List.of("title", "description", "plan")) {
            for (String value : List.of("5", "[]", "{}", "true")) {
                add(method, path, "PropertyInvalid", "{" + process + "\"" + property + "\": " + value + "}");
            }
        }
        for (String property : List.of("title", "description", "x-own")) {
            add(
                    method,
                    path,
                    "PropertyInvalid",
                    "{" + process + "\"" + property + "\": \"" + "x".repeat(70_000) + "\"}");
        }
        for (String value : List.of("\"loud\"", "5", "[]", "\"DEBUG \"", "\"\"")) {
            add(method, path, "PropertyInvalid", "{" + process + "\"log_level\": " + value + "}");
        }
        for (String value : List.of("0", "-1", "-1e300", "1e999", "1e-400", "1e50")) {
            add(method, path, "BudgetInvalid", "{" + process + "\"budget\": " + value + "}");
        }
        for (String value : List.of("\"5\"", "[]", "true", "{}")) {
            add(method, path, "PropertyInvalid", "{" + process + "\"budget\": " + value + "}");
        }
        if (method.equals("PATCH")) {
            for (String property :
                    List.of("id", "status", "progress", "created", "updated", "costs", "usage", "links")) {
                add(method, path, "PropertyNotEditable", "{\"" + property + "\": \"x\"}");
            }
        }
    }

    private void unknownIds() {
        for (String id : List.of("nope", "j-1", "J-1", "j-%27%20or%201%3D1", "%2e%2e%2f", "j-%00", "%F0%9F%9A%80")) {
            add("GET", "/jobs/" + id, "JobNotFound", "");
            add("GET", "/jobs/" + id + "/logs", "", "");
            add("DELETE", "/jobs/" + id, "", "");
            add("POST", "/jobs/" + id + "/results", "", "");
            add("GET", "/jobs/" + id + "/results", "", "");
        }
        for (String id : List.of("NONE", "%27", "a%2Fb", "%00", "x".repeat(300))) {
            add("GET", "/collections/" + id, "", "");
            add("GET", "/process_graphs/" + id, "", "");
        }
        add("GET", "/nothing", "NotFound", "");
        add("GET", "/files/..%2F..%2Fsecret", "", "");
        add("GET", "/files/none", "FileNotFound", "");
        add("DELETE", "/processes", "", "");
        add("PUT", "/jobs", "", "{}");
    }

    private void badQueries(String id) {
        for (String limit : List.of("0", "-5", "x", "1.5", "1e3", "%27")) {
            add("GET", "/jobs?limit=" + limit, "QueryInvalid", "");
            add("GET", "/jobs/" + id + "/logs?limit=" + limit, "QueryInvalid", "");
        }
        for (String offset : List.of("x", "1.5", "99999999999999999999", "%27")) {
            add("GET", "/jobs/" + id + "/logs?offset=" + offset, "QueryInvalid", "");
        }
        add("GET", "/jobs/" + id + "/logs?level=all", "QueryInvalid", "");
        add("GET", "/jobs/" + id + "/results?partial=perhaps", "QueryInvalid", "");
        add("GET", "/jobs?before=%27", "", "");
    }

    private static String graph(String nodes) {
        return "{\"process\": {\"process_graph\": {" + nodes + "}}}";
    }

    private static String call(String process, String arguments) {
        return graph(
                "\"a\": {\"process_id\": \"" + process + "\", \"arguments\": {" + arguments + "}, \"result\": true}");
    }
}
