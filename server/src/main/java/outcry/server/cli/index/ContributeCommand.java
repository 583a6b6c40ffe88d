// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.Gathered;
import outcry.server.collect.source.ContributorFeed;
import outcry.server.collect.source.Contributors;
import outcry.server.observation.ObservationStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry index contribute`: takes signed batches of trades and keeps them.
@Command(
    name = "contribute",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Keeps signed batches of trades, and the trades in those that can be trusted.",
      "",
      "Batches are taken in the order given. Each must be the next one of its contributor."
    },
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every batch counts",
      "1:a batch was kept and does not count",
      "2:no such file, or a register that cannot be trusted"
    },
    footerHeading = "%nWhat a batch looks like is in docs/rulebook/token-sources.md, rule I-66.%n")
public final class ContributeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BATCH", arity = "1..*", description = "a signed batch of trades")
  private List<Path> batches = new ArrayList<>();

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description = "the administrator's folder (default: ${DEFAULT-VALUE})")
  private Path archive;

  @Option(
      names = "--register",
      paramLabel = "FILE",
      description = "who may contribute (default: contributors.csv in the administrator's folder)")
  private Path register;

  @Spec private CommandSpec spec;

  private final Clock clock;

  public ContributeCommand() {
    this(Clock.systemUTC());
  }

  ContributeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    var file = register == null ? archive.resolve("contributors.csv") : register;
    var texts = new ArrayList<byte[]>();
    ContributorFeed feed;
    try {
      feed = new ContributorFeed(Contributors.parse(Files.readString(file)));
      for (var batch : batches) texts.add(Files.readAllBytes(batch));
    } catch (IOException e) {
      return Mistake.about(e, spec);
    } catch (IllegalArgumentException e) {
      return complain(file + ": " + e.getMessage());
    }
    boolean all = true;
    try (var store = ObservationStore.open(archive)) {
      for (var kept : store.captures()) {
        if (kept.source().equals(feed.id())) Gathered.of(feed, store.capture(kept));
      }
      for (int i = 0; i < texts.size(); i++) {
        var name = batches.get(i).getFileName().toString();
        var before = feed.accepted();
        var capture = Capture.of(feed.id(), name, clock.instant(), texts.get(i));
        var gathered = Gathered.of(feed, capture);
        store.keep(capture, gathered);
        boolean counts = !feed.accepted().equals(before);
        all &= counts;
        spec.commandLine().getOut().println(name + ": " + said(gathered, counts));
      }
    }
    return all ? 0 : 1;
  }

  private static String said(Gathered gathered, boolean counts) {
    if (!counts) {
      return "kept, does not count: "
          + gathered.refusals().stream().map(Refusal::reason).collect(Collectors.joining("; "));
    }
    var by = gathered.observations().stream().map(Observation::source).distinct().toList();
    var codes = new TreeMap<String, Integer>();
    gathered.refusals().forEach(one -> codes.merge(one.code(), 1, Integer::sum));
    int trades = gathered.observations().size();
    return (trades == 1 ? "1 trade" : trades + " trades")
        + (by.isEmpty() ? "" : " of " + by.getFirst())
        + codes.entrySet().stream()
            .map(each -> ", " + each.getValue() + " refused " + each.getKey())
            .collect(Collectors.joining());
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}
