// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.nio.file.Path;
import java.util.List;
import outcry.bench.book.PublicWorkload;
import outcry.bench.index.IndexRun;
import outcry.bench.index.Spent;
import outcry.bench.margin.MarginRun;
import outcry.bench.margin.Timed;
import outcry.bench.trip.Trips;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The results as a program reads them: every pass, not only the medians.
final class JsonFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  static void write(Results results, Path file) {
    var root = MAPPER.createObjectNode();
    root.put("at", results.at().toString()).put("command", results.command());
    root.putObject("machine")
        .put("processor", results.machine().processor())
        .put("cores", results.machine().cores())
        .put("java", results.machine().java())
        .put("loadBefore", results.loadBefore())
        .put("loadAfter", results.loadAfter());
    passes(root.putArray("book"), results.book());
    latency(root.putArray("latency"), results.latency());
    passes(root.putArray("path"), results.path());
    marks(root.putArray("marks"), Marks.of(results));
    if (results.margin() != null) {
      margin(root.putArray("margin"), results.margin());
    }
    if (results.index() != null) {
      index(root.putObject("index"), results.index());
    }
    if (results.trip() != null) {
      var trip = root.putObject("trip");
      trip.put("window", Trips.WINDOW);
      trip.put("idleMicros", System.getProperty("outcry.idle.micros", "default"));
      figures(trip.putObject("echo"), results.trip().echo());
      figures(trip.putObject("order"), results.trip().order());
    }
    MAPPER.writeValue(file, root);
  }

  private static void passes(ArrayNode into, List<Passes> all) {
    for (var passes : all) {
      var node =
          into.addObject()
              .put("name", passes.name)
              .put("workload", passes.workload.toString())
              .put("operations", PublicWorkload.OPERATIONS)
              .put("trades", passes.workload.trades.count())
              .put("tradeHash", "%016x".formatted(passes.workload.trades.hash()))
              .put("nanos", passes.median())
              .put("processorNanos", passes.processor());
      if (!Double.isNaN(passes.bytes())) {
        node.put("bytes", passes.bytes());
      }
      passes.nanos().forEach(node.putArray("passes")::add);
    }
  }

  private static void latency(ArrayNode into, List<LatencyTimes> all) {
    for (var times : all) {
      for (var kind : times.kinds()) {
        into.addObject()
            .put("name", times.engine())
            .put("workload", times.workload().toString())
            .put("clockNanos", times.clock())
            .put("passes", times.passes())
            .put("kind", kind.kind())
            .put("count", kind.count())
            .put("p50", kind.p50())
            .put("p99", kind.p99())
            .put("p999", kind.p999())
            .put("max", kind.max());
      }
    }
  }

  private static void margin(ArrayNode into, MarginRun.Result margin) {
    for (var timed : margin.timed()) {
      var node = into.addObject().put("name", timed.name()).put("seconds", timed.median());
      if (!Double.isNaN(timed.bytes())) {
        node.put("bytes", timed.bytes());
      }
      timed.seconds().forEach(node.putArray("passes")::add);
    }
  }

  private static void index(ObjectNode into, IndexRun.Result index) {
    into.put("rows", index.rows());
    var core = into.putArray("oneCore");
    for (var timed : index.core()) {
      seconds(core.addObject(), timed).put("rowsPerSecond", index.rate(timed.name()));
    }
    var history = into.putObject("history");
    if (index.history().missing() != null) {
      history.put("missing", index.history().missing());
    } else {
      var made = index.history().made();
      spent(history, index.history().spent())
          .put("observations", made.observations())
          .put("fixings", made.fixings())
          .put("values", made.values());
    }
    var year = into.putObject("year");
    spent(year, index.year().fixings())
        .put("days", index.year().days())
        .put("rows", index.year().rows())
        .put("peakHeapBytes", index.year().peak())
        .put("mediansApart", index.year().apart());
    var peers = year.putArray("sql");
    index.year().duck().forEach(spent -> spent(peers.addObject(), spent));
  }

  private static ObjectNode spent(ObjectNode into, Spent spent) {
    into.put("processorSeconds", spent.processor().median());
    return seconds(into, spent.elapsed());
  }

  private static ObjectNode seconds(ObjectNode into, Timed timed) {
    into.put("name", timed.name()).put("seconds", timed.median());
    timed.seconds().forEach(into.putArray("passes")::add);
    return into;
  }

  private static void marks(ArrayNode into, List<Marks.Mark> marks) {
    for (var mark : marks) {
      into.addObject()
          .put("what", mark.what())
          .put("figure", mark.figure())
          .put(mark.atMost() ? "atMost" : "atLeast", mark.bound())
          .put("reached", mark.isReached());
    }
  }

  private static void figures(ObjectNode into, Trips.Figures figures) {
    into.put("p50MicrosAt1k", figures.p50Slow())
        .put("p99MicrosAt1k", figures.p99Slow())
        .put("p50MicrosAt10k", figures.p50Fast())
        .put("p99MicrosAt10k", figures.p99Fast())
        .put("mostPerSecond", figures.most());
  }
}
