// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.State;
import outcry.index.observation.Normaliser;
import outcry.index.observation.ObservationFile;

/// The same bytes down more and more of the road, on one thread.
final class OneCore {
  private final byte[] file;
  private final int days;
  private final long rows;

  /// @param file whole days of {@link YearFile}
  OneCore(byte[] file, int days) {
    this.file = file;
    this.days = days;
    this.rows = (long) days * YearFile.ROWS_A_DAY;
  }

  long rows() {
    return rows;
  }

  /// Bytes to observations.
  int parse() {
    var sum = new long[1];
    try {
      var count =
          ObservationFile.read(
              bytes(), "made up", 0, seen -> sum[0] += seen.price().amount(), _ -> sum[0]++);
      check(count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Long.hashCode(sum[0]);
  }

  /// Bytes to readings in the standard unit, under the name of their group.
  int normalise() {
    var sum = new long[1];
    try {
      var count =
          Normaliser.shipped()
              .read(bytes(), "made up", 0, reading -> sum[0] += reading.price(), _ -> sum[0]++);
      check(count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Long.hashCode(sum[0]);
  }

  /// Bytes to fixings: parsed, normalised, screened, collapsed, capped, chained.
  int fix() {
    var run = Catalogue.find("H100-L").resume(State.NONE);
    try {
      check(Normaliser.shipped().read(bytes(), "made up", 0, run::take, run::refuse));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long sum = 0;
    for (int day = 0; day < days; day++) sum += run.close(date(day)).value();
    return Long.hashCode(sum);
  }

  private void check(ObservationFile.Rows count) {
    if (count.observations() != rows || count.refusals() != 0) {
      throw new IllegalStateException(count + " of " + rows + " made-up rows");
    }
  }

  private ByteArrayInputStream bytes() {
    return new ByteArrayInputStream(file);
  }

  private static LocalDate date(int day) {
    return YearFile.FIRST.plusDays(day);
  }
}
