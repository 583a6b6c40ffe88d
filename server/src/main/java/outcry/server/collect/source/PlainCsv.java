// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import outcry.index.observation.MissingColumns;
import outcry.index.observation.Observation;
import outcry.index.observation.ObservationFile;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Quote;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;

/// A table in the observation contract (rule I-16), plain or gzip: for every source that has no
/// class of its own. It is handed over, nobody is asked for it; the part of the capture is its
/// name.
///
/// Its rows name their own source. A row seen later than the table was captured is refused, as of
/// any other source.
public final class PlainCsv implements PriceSource {
  @Override
  public String id() {
    return "csv";
  }

  @Override
  public List<Request> requests(String key) {
    return List.of();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    try (var in = capture.payload().open()) {
      ObservationFile.read(
          in, capture.part(), 0, seen -> inTime(capture, seen, sink), sink::refuse);
    } catch (MissingColumns e) {
      throw new UnreadablePayload("malformed", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
  }

  private static void inTime(Capture capture, Observation seen, ObservationSink sink) {
    long ahead = seen.observed() - capture.taken().getEpochSecond();
    if (ahead <= Quote.AHEAD.toSeconds()) {
      sink.take(seen);
      return;
    }
    sink.refuse(
        new Refusal(
            seen.observed(),
            seen.source(),
            seen.provider(),
            seen.good().name(),
            "clock-skew",
            capture.part()
                + ":"
                + seen.line()
                + ": observed "
                + Duration.ofSeconds(ahead).toMinutes()
                + " minutes after it was captured at "
                + capture.taken()
                + ", "
                + Quote.AHEAD.toMinutes()
                + " are allowed (rule I-61)",
            seen.input(),
            seen.line()));
  }
}
