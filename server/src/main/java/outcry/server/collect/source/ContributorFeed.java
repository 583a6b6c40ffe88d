// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.observation.Kind;
import outcry.index.observation.MissingColumns;
import outcry.index.observation.Observation;
import outcry.index.observation.ObservationFile;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.CsvTable;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quote;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;

/// Batches of trades, signed by those who report them (rule I-66). A batch is handed over; nobody
/// is asked for it. Its observations have the contributor as their source, whatever the table says.
///
/// A batch with a broken signature, of somebody unknown, out of sequence or from the future is kept
/// and gives one refusal. The feed knows the last batch of everybody: read the kept captures in
/// their order and it stands where it stood.
public final class ContributorFeed implements PriceSource {
  private static final String FRONT_OFFICE = "front_office";

  private final Contributors register;
  private final Map<String, Long> last = new HashMap<>();

  public ContributorFeed(Contributors register) {
    this.register = register;
  }

  @Override
  public String id() {
    return "contributors";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of();
  }

  /// The last batch accepted of each contributor, by name.
  public Map<String, Long> accepted() {
    return new TreeMap<>(last);
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    var batch = Contribution.of(capture);
    var wrong = wrong(batch, capture);
    if (wrong != null) {
      sink.refuse(wrong);
      return;
    }
    var table = new Rows(batch, flags(batch), sink);
    try (var in = batch.table().payload().open()) {
      ObservationFile.read(in, name(batch), 0, table::take, table::refuse);
    } catch (MissingColumns e) {
      throw new UnreadablePayload("malformed", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
    last.put(batch.contributor(), batch.sequence());
  }

  private static String name(Contribution batch) {
    return batch.contributor() + " batch " + batch.sequence();
  }

  /// Why nothing in a batch counts; null when it does.
  private Refusal wrong(Contribution batch, Capture capture) {
    var known = register.key(batch.contributor(), capture.taken());
    if (known.isEmpty()) {
      return refusal(batch, capture, "unknown-contributor", "nobody of that name is registered");
    }
    if (!known.get().verifies(batch.signed(), batch.signature())) {
      return refusal(batch, capture, "bad-signature", "the signature is not of these bytes");
    }
    long expected = last.getOrDefault(batch.contributor(), 0L) + 1;
    if (batch.sequence() < expected) {
      return refusal(batch, capture, "replayed", "the next one is " + expected);
    }
    if (batch.sequence() > expected) {
      return refusal(batch, capture, "missing-batch", "batch " + expected + " has not come");
    }
    if (batch.issued().isAfter(capture.taken().plus(Quote.AHEAD))) {
      return refusal(
          batch,
          capture,
          "clock-skew",
          "issued at " + batch.issued() + ", it came at " + capture.taken());
    }
    return null;
  }

  private static Refusal refusal(Contribution batch, Capture capture, String code, String why) {
    return new Refusal(
        capture.taken().getEpochSecond(),
        capture.source(),
        "",
        "",
        code,
        capture.part() + ": " + name(batch) + ": " + why + " (rule I-66)",
        0,
        1);
  }

  /// What each line of the table says about the front office.
  private static Map<Integer, String> flags(Contribution batch) throws UnreadablePayload {
    var flags = new HashMap<Integer, String>();
    var text = new String(batch.table().bytes(), StandardCharsets.UTF_8);
    if (text.lines().anyMatch(line -> line.chars().filter(c -> c == '"').count() % 2 == 1)) {
      throw new UnreadablePayload("malformed", "a row runs over its line (rule I-66)");
    }
    var first = text.substring(0, Math.max(0, text.indexOf(','))).strip();
    try (var table = CsvTable.of(batch.table(), first, FRONT_OFFICE)) {
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        var said = row.get().cell(FRONT_OFFICE).strip().toLowerCase(Locale.ROOT);
        flags.put(row.get().line(), said);
      }
    }
    return flags;
  }

  /// The rows of one accepted batch on their way out, counted in lines of the whole text.
  private record Rows(Contribution batch, Map<Integer, String> flags, ObservationSink sink) {
    void take(Observation seen) {
      var front = flags.getOrDefault(seen.line(), "");
      if (seen.kind() != Kind.TRANSACTED) {
        refuse(seen, "not-transacted", "kind " + seen.kind().text() + " is no trade");
      } else if (seen.buyer().isEmpty()) {
        refuse(seen, "no-buyer", "a trade has a buyer");
      } else if (seen.quantity() == 0) {
        refuse(seen, "no-quantity", "a trade has a quantity");
      } else if (seen.observed() > batch.issued().getEpochSecond() + Quote.AHEAD.toSeconds()) {
        refuse(seen, "clock-skew", "traded after the batch was issued at " + batch.issued());
      } else if (front.equals("yes")) {
        refuse(seen, "front-office", "reported by those who trade, with nobody to confirm it");
      } else if (!front.equals("no")) {
        refuse(seen, "malformed", FRONT_OFFICE + " '" + front + "' is neither yes nor no");
      } else {
        sink.take(placed(seen));
      }
    }

    void refuse(Refusal refusal) {
      sink.refuse(
          new Refusal(
              refusal.observed(),
              batch.contributor(),
              refusal.provider(),
              refusal.good(),
              refusal.code(),
              refusal.reason(),
              refusal.input(),
              refusal.line() + Contribution.above()));
    }

    private void refuse(Observation seen, String code, String why) {
      int line = seen.line() + Contribution.above();
      refuse(
          new Refusal(
              seen.observed(),
              batch.contributor(),
              seen.provider(),
              seen.good().name(),
              code,
              name(batch) + ":" + line + ": " + why + " (rule I-66)",
              seen.input(),
              seen.line()));
    }

    private Observation placed(Observation seen) {
      return new Observation(
          seen.observed(),
          seen.effective(),
          batch.contributor(),
          seen.provider(),
          seen.tier(),
          seen.good(),
          seen.count(),
          seen.region(),
          seen.terms(),
          seen.kind(),
          seen.price(),
          seen.quantity(),
          seen.buyer(),
          seen.input(),
          seen.line() + Contribution.above());
    }
  }
}
