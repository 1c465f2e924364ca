package dev.terrane.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The arrows of docs/architecture.md: who may use whom, over all modules at once. It stands in the last module that is
 * built, which is the only one that comes after all others.
 */
class HouseTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("terrane.root")));
    private static final List<String> MODULES =
            List.of("common-model", "api-service", "worker-service", "deploy/local/stack", "deploy/local/launcher");
    private static final Pattern EVERYTHING =
            Pattern.compile("catch\\s*\\([^)]*(?<![\\w])(Exception|Throwable|Error)\\s+(\\||\\w)");
    private static final int MOST_LINES = 400;
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void theModelKnowsNothingButJsonAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.terrane.model..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.terrane.model..", "java..", "com.fasterxml.jackson..", "org.jspecify.."))
                .check(HOUSE);
    }

    @Test
    void apiAndWorkerMeetOnlyInTheModel() {
        noClasses()
                .that()
                .resideInAPackage("dev.terrane.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.terrane.worker..", "dev.terrane.engine..", "dev.terrane.local..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage("dev.terrane.worker..", "dev.terrane.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.terrane.api..", "dev.terrane.local..")
                .check(HOUSE);
    }

    @Test
    void theEngineNeedsNoServer() {
        noClasses()
                .that()
                .resideInAPackage("dev.terrane.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io..", "jakarta..", "org.apache.kafka..", "dev.terrane.worker..")
                .check(HOUSE);
    }

    @Test
    void theFloorsOfTheEngineLookDownOnly() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.terrane.engine..")
                .layer("cube")
                .definedBy("dev.terrane.engine.cube..")
                .layer("crs")
                .definedBy("dev.terrane.engine.crs..")
                .layer("kernel")
                .definedBy("dev.terrane.engine.kernel..")
                .layer("source")
                .definedBy("dev.terrane.engine.source..")
                .layer("sink")
                .definedBy("dev.terrane.engine.sink..")
                .layer("plan")
                .definedBy("dev.terrane.engine.plan..")
                .layer("process")
                .definedBy("dev.terrane.engine.process..")
                .layer("planner")
                .definedBy("dev.terrane.engine.planner..")
                .layer("exec")
                .definedBy("dev.terrane.engine.exec..")
                .whereLayer("exec")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("planner")
                .mayOnlyBeAccessedByLayers("exec")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("planner", "exec")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("process", "planner", "exec")
                .whereLayer("sink")
                .mayOnlyBeAccessedByLayers("plan", "process", "planner", "exec")
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("plan", "process", "planner", "exec")
                .check(HOUSE);
        slices().matching("dev.terrane.engine.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void kernelsAreLoopsOverArraysAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("dev.terrane.engine.kernel..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.terrane.engine.kernel..", "java.lang", "org.jspecify.annotations")
                                .or(describe("are arrays", JavaClass::isArray))
                                .or(describe(
                                        "compare and copy arrays",
                                        type -> type.getName().equals("java.util.Arrays"))))
                .check(HOUSE);
    }

    @Test
    void resourcesKnowServicesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.terrane.api.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.terrane.api.persistence..",
                        "dev.terrane.api.dispatch..",
                        "org.apache.kafka..",
                        "io.minio..",
                        "jakarta.persistence..")
                .check(HOUSE);
    }

    @Test
    void transactionsBeginInServicesAndInTheDispatcher() {
        DescribedPredicate<JavaClass> transactional =
                describe("@Transactional", type -> type.getName().equals("jakarta.transaction.Transactional"));
        noClasses()
                .that(resideOutsideOfPackages("dev.terrane.api.job..", "dev.terrane.api.dispatch.."))
                .should()
                .dependOnClassesThat(transactional)
                .check(HOUSE);
    }

    @Test
    void kafkaAndTheObjectStoreHaveTheirRooms() {
        only(
                "org.apache.kafka.clients.producer.KafkaProducer",
                "dev.terrane.api.dispatch..",
                "dev.terrane.worker.report..");
        only(
                "org.apache.kafka.clients.consumer.KafkaConsumer",
                "dev.terrane.api.events..",
                "dev.terrane.worker.command..");
        only("org.apache.kafka.clients.consumer.KafkaShareConsumer", "dev.terrane.worker.command..");
        // The check of the worker asks for the bucket with a client that does not try again: it has 5 s to answer.
        noClasses()
                .that(resideOutsideOfPackages(
                        "dev.terrane.api.storage..", "dev.terrane.worker.storage..", "dev.terrane.worker.health.."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.minio.."))
                .check(HOUSE);
    }

    private static void only(String type, String... rooms) {
        noClasses()
                .that(resideOutsideOfPackages(rooms))
                .should()
                .dependOnClassesThat(describe(type, used -> used.getName().equals(type)))
                .check(HOUSE);
    }

    @Test
    void theStatusOfAJobIsSetInOnePlace() {
        DescribedPredicate<JavaAccess<?>> write = describe(
                "a write to the status of a job",
                access -> access instanceof JavaFieldAccess field
                        && field.getAccessType() == JavaFieldAccess.AccessType.SET
                        && field.getTarget().getName().equals("status")
                        && isJobEntity(field.getTargetOwner())
                        && !(isJobEntity(field.getOriginOwner())
                                && Set.of("apply", "<init>", "$$_hibernate_write_status")
                                        .contains(field.getOrigin().getName())));
        noClasses().should().accessTargetWhere(write).check(HOUSE);
    }

    private static boolean isJobEntity(JavaClass type) {
        return type.getName().equals("dev.terrane.api.persistence.JobEntity");
    }

    @Test
    void clocksAndIdsAreInjected() {
        for (String[] call : new String[][] {
            {"java.time.Instant", "now"}, {"java.lang.System", "currentTimeMillis"}, {"java.util.UUID", "randomUUID"}
        }) {
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.terrane.model..", "dev.terrane.engine..", "dev.terrane.worker.job..")
                    .should()
                    .accessTargetWhere(describe(
                            call[0] + "." + call[1],
                            access -> access.getTargetOwner().getName().equals(call[0])
                                    && access.getTarget().getName().equals(call[1])))
                    .check(HOUSE);
        }
    }

    @Test
    void nothingIsInjectedIntoFieldsPrintedOrSleptOn() {
        fields().should().notBeAnnotatedWith("jakarta.inject.Inject").check(HOUSE);
        noClasses()
                .that(resideOutsideOfPackages("dev.terrane.local.."))
                .should()
                .accessTargetWhere(describe("System.out, System.err or Thread.sleep", access -> {
                    String owner = access.getTargetOwner().getName();
                    String name = access.getTarget().getName();
                    return (owner.equals("java.lang.System") && (name.equals("out") || name.equals("err")))
                            || (owner.equals("java.lang.Thread") && name.equals("sleep"));
                }))
                .check(HOUSE);
        noClasses()
                .that(resideOutsideOfPackages("dev.terrane.local.."))
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging"))
                .check(HOUSE);
    }

    @Test
    void filesAreSmallAndPackagesAreNullMarked() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            Path packageInfo = file.resolveSibling("package-info.java");
            boolean main = file.toString().contains("src/main");
            if (lines.size() > MOST_LINES) {
                faults.add(file + " has " + lines.size() + " lines");
            }
            if (main
                    && !(Files.exists(packageInfo)
                            && Files.readString(packageInfo).contains("@NullMarked"))) {
                faults.add(file.getParent() + " has no package-info with @NullMarked");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everythingIsCaughtOnlyAtTheEdges() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            boolean edge = file.endsWith("JobRunner.java");
            if (!edge && file.toString().contains("src/main") && catchesEverything(Files.readString(file))) {
                faults.add(file.toString());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void allWaysToCatchEverythingAreSeen() {
        for (String all : List.of(
                "catch (Exception e)",
                "catch (final Exception e)",
                "catch (IOException | Exception e)",
                "catch (Throwable\n | IOException e)",
                "catch(java.lang.Exception e)",
                "catch (@Odd Error e)")) {
            assertThat(catchesEverything("try { } " + all + " { }")).as(all).isTrue();
        }
        for (String some : List.of("catch (IOException | StackException e)", "catch (OpenEoException exception)")) {
            assertThat(catchesEverything("try { } " + some + " { } // Exception"))
                    .as(some)
                    .isFalse();
        }
    }

    private static boolean catchesEverything(String source) {
        return EVERYTHING.matcher(source).find();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(200);
        return sources;
    }
}
