// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import outcry.server.collect.Collection;
import outcry.server.collect.Fetcher;
import outcry.server.collect.Mirrored;
import outcry.server.collect.PriceSource;
import outcry.server.collect.SourceTable;
import outcry.server.collect.SourceTally;
import outcry.server.collect.SourceTerms;
import outcry.server.collect.Sources;
import outcry.server.observation.DayTable;
import outcry.server.observation.ObservationStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry index collect`: asks the sources, keeps their answers.
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Asks the sources what compute costs and keeps every answer and every price in it.",
      "",
      "Without --source it asks all whose terms do not forbid an index and that need no key, or"
          + " whose key is in the environment."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:at least one source answered",
      "1:every source failed, or the archive cannot be written",
      "2:a source nobody knows, or none left to ask"
    },
    footerHeading = "%nThe sources, their shapes and their faults are in docs/collectors.md.%n")
public final class CollectCommand implements Callable<Integer> {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description = "the administrator's folder (default: ${DEFAULT-VALUE})")
  private Path archive;

  @Option(names = "--source", paramLabel = "ID", description = "ask this one; repeat for more")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--include",
      paramLabel = "ID",
      description = "ask also this one, though it is off by default; repeat for more")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--region",
      paramLabel = "ID=REGION",
      description =
          "ask this source for this region in place of its usual ones (aws-ec2, aws-bedrock);"
              + " repeat for more")
  private List<String> regions = new ArrayList<>();

  @Option(
      names = "--address",
      paramLabel = "ID=URL",
      description =
          "ask this source at a mirror: scheme, host and port of the URL in place of its own; a key"
              + " goes there, too")
  private List<String> addresses = new ArrayList<>();

  @Option(names = "--list", description = "show the sources and their terms; ask nobody")
  private boolean list;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "then write what was observed today (UTC) as a table for ./outcry index fix")
  private Path csv;

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description = "then write what is new as Parquet, a folder a day")
  private Path parquet;

  @Spec private CommandSpec spec;

  private final World world;

  /// Who can be asked, with which keys, and when.
  record World(
      List<PriceSource> sources,
      Map<String, SourceTerms> terms,
      Map<String, String> environment,
      Clock clock,
      Fetcher.Pause pause) {}

  public CollectCommand() {
    this(
        new World(
            Sources.all(),
            SourceTable.shipped(),
            System.getenv(),
            Clock.systemUTC(),
            Thread::sleep));
  }

  CollectCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var page = new CollectPage(spec.commandLine().getOut());
    var terms = world.terms();
    for (var id : both(only, include)) {
      if (!terms.containsKey(id)) {
        return complain(
            "no source is called \"" + id + "\"; there are " + String.join(", ", terms.keySet()));
      }
    }
    if (list) {
      page.list(terms.values(), world.environment().keySet());
      return 0;
    }
    var chosen = new ArrayList<PriceSource>();
    List<PriceSource> sources;
    try {
      sources = world.sources().stream().map(this::placed).toList();
      unknown(regions);
      unknown(addresses);
    } catch (IllegalArgumentException e) {
      return complain(e.getMessage());
    }
    for (var source : sources) {
      var of = terms.get(source.id());
      if (!both(only, include).contains(of.id()) && !only.isEmpty()) continue;
      var off = off(of);
      if (off.isEmpty()) chosen.add(source);
      else page.off(of, off);
    }
    if (chosen.isEmpty()) return complain("no source is left to ask; see --list");
    return collect(chosen, page);
  }

  /// A source where the operator wants it asked.
  private PriceSource placed(PriceSource source) {
    var placed = source;
    var there = said(regions, source.id());
    if (!there.isEmpty()) placed = placed.in(there);
    var mirrors = said(addresses, source.id());
    return mirrors.isEmpty() ? placed : new Mirrored(placed, mirrors.getLast());
  }

  private static List<String> said(List<String> options, String id) {
    return options.stream()
        .filter(option -> option.startsWith(id + "="))
        .map(option -> option.substring(id.length() + 1))
        .toList();
  }

  private void unknown(List<String> options) {
    for (var option : options) {
      int equals = option.indexOf('=');
      if (equals < 0 || !world.terms().containsKey(option.substring(0, equals))) {
        throw new IllegalArgumentException(
            "\"" + option + "\" does not begin with a source and =, like aws-ec2=");
      }
    }
  }

  /// Why a source is not asked; empty when it is.
  private String off(SourceTerms terms) {
    if (terms.index() == SourceTerms.Permission.NO && !include.contains(terms.id())) {
      return "its terms forbid an index of its prices; --include "
          + terms.id()
          + " asks it for the archive alone";
    }
    return terms.needsKey() && key(terms).isEmpty()
        ? "it needs a key; put yours into the environment as " + terms.key()
        : "";
  }

  private String key(SourceTerms terms) {
    return terms.needsKey() ? world.environment().getOrDefault(terms.key(), "").strip() : "";
  }

  private int collect(List<PriceSource> sources, CollectPage page)
      throws IOException, InterruptedException {
    try (var store = ObservationStore.open(archive);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tallies = new LinkedHashMap<SourceTerms, Future<SourceTally>>();
      for (var source : sources) {
        var own = world.terms().get(source.id());
        var terms = source instanceof Mirrored mirror ? mirror.terms(own) : own;
        if (source instanceof Mirrored)
          say(own.id()).accept("asked at " + terms.hosts().getFirst());
        var collection =
            new Collection(
                folder -> new Fetcher(world.clock(), world.pause(), folder, say(terms.id())),
                store,
                store.incoming());
        tallies.put(terms, threads.submit(() -> collection.collect(source, terms, key(terms))));
      }
      int failed = 0;
      for (var each : tallies.entrySet()) {
        var tally = result(each.getKey(), each.getValue());
        page.tally(each.getKey(), tally);
        if (tally.isFailed()) failed++;
      }
      boolean written = write(store, page);
      return failed == tallies.size() || !written ? 1 : 0;
    }
  }

  /// Progress goes where errors go: it is no result.
  private Consumer<String> say(String id) {
    var err = spec.commandLine().getErr();
    return words -> err.println(id + ": " + words);
  }

  /// An archive that cannot be written ends everything; a source that breaks us in a way nobody
  /// thought of ends itself alone.
  private static SourceTally result(SourceTerms terms, Future<SourceTally> future)
      throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) throw io;
      return SourceTally.failed(terms.id(), "it could not be asked: " + e.getCause());
    }
  }

  private boolean write(ObservationStore store, CollectPage page) throws IOException {
    if (parquet != null) page.parquet(parquet, store.export(parquet));
    if (csv == null) return true;
    var day = store.day(LocalDate.now(world.clock()));
    try {
      DayTable.write(day, csv);
    } catch (FileAlreadyExistsException _) {
      complain(csv + " is there already; nothing is overwritten");
      return false;
    }
    page.csv(csv, day);
    return true;
  }

  private static List<String> both(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}
