package dev.terrane.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.api.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last and fails for an answer that the standard documents and no test of this module got. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@Order(Integer.MAX_VALUE)
class ContractCoverageIT {
    /** So many answers are seen only when all tests ran. */
    private static final int ALL_TESTS = 50;

    /** Answers that these tests cannot get: nothing in such a request can be wrong, or the settings differ. */
    private static final Set<String> NOT_HERE = Set.of("GET /.well-known/openeo 4XX", "GET /credentials/oidc 4XX");

    @Test
    void everyDocumentedAnswerIsTested() {
        assumeTrue(Contract.isThere(), "skipped: there is no ../shared/openeo-api beside this clone");
        Set<String> seen = Contract.seen();
        assumeTrue(seen.size() >= ALL_TESTS, "skipped: only some of the tests ran");
        Set<String> untested = new TreeSet<>();
        OpenApi document = OpenApi.document().orElseThrow();
        for (OpenApi.Operation operation : document.operations()) {
            for (String answer : document.answers(operation)) {
                String name = operation.method() + " " + operation.path() + " " + answer;
                // A 5XX means that the server is broken; EstimateComplexity alone is one by design.
                boolean wanted = !answer.equals("5XX") || operation.path().endsWith("/estimate");
                if (wanted && !seen.contains(name) && !NOT_HERE.contains(name)) {
                    untested.add(name);
                }
            }
        }
        assertThat(untested).isEmpty();
    }
}
