package dev.terrane.local.launcher;

import dev.terrane.local.stack.ChildProcess;
import dev.terrane.local.stack.LocalStack;
import dev.terrane.local.stack.ParentWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the processes of services: the jars that are also deployed, with a watch that ends them with this process. */
public final class ServiceStarter {
    private final Installation installation;
    private final Path logs;
    private final LocalStack servers;

    /** A starter of what was built in an installation; its services log into a folder. */
    public ServiceStarter(Installation installation, Path logs, LocalStack servers) {
        this.installation = installation;
        this.logs = logs;
        this.servers = servers;
    }

    /**
     * A service that is not started yet.
     *
     * @param port where it tells its health
     * @param options of its JVM
     */
    public Service service(
            String module, String name, int port, Map<String, String> environment, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.javaExecutable());
        command.addAll(options);
        command.add(ParentWatch.agentOption());
        command.add("-jar");
        command.add(installation.service(module).toString());
        Path log = logs.resolve(name + ".log");
        return new Service(
                name, port, () -> ChildProcess.start(name, command, environment, servers.childLock(name), log));
    }
}
