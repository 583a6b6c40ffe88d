// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `outcry status`: whether a venue is open on a data directory, where it stands and how it is.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says whether a venue is open on a data directory, where it stands, how it is.%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:open and well", "1:not open, or not well", "2:a wrong option"})
public final class StatusCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "outcry-data",
      description = "the venue's data directory (default: ./${DEFAULT-VALUE})")
  private Path data;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    try (var venue = OpenVenue.on(data)) {
      var health = (ObjectNode) venue.get("/health");
      var report = venue.post("/v1/operator/report");
      boolean up = health.path("status").asString().equals("up");
      if (json) {
        health.put("address", venue.address().toString());
        health.put("process", venue.file().pid());
        health.put("started", venue.file().started());
        health.set("report", report);
        out.println(new JsonMapper().writeValueAsString(health));
        return up ? 0 : 1;
      }
      out.printf(
          "Outcry is %s at %s (process %d, since %s)%n",
          up ? "open" : "down", venue.address(), venue.file().pid(), venue.file().started());
      report
          .properties()
          .forEach(each -> out.printf("  %-10s %s%n", each.getKey(), each.getValue().asString()));
      health
          .path("checks")
          .properties()
          .forEach(each -> out.printf("  %-10s %s%n", each.getKey(), each.getValue().asString()));
      return up ? 0 : 1;
    }
  }
}
