// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outcry.index.observation.Dollars;

/// Output tokens a GPU makes of a reference model: a dated, published parameter, not a constant.
/// Software alone has tripled it between two rounds.
///
/// @param series number of the row for its GPU: an index is made with one series and keeps it
/// @param from day of publication
/// @param gpu `H100`
/// @param model the reference model of the round
/// @param mtok million tokens per GPU-hour, in millionths
/// @param results how many results the median was taken of
/// @param source round, division, scenario
public record ReferenceRate(
    int series, LocalDate from, String gpu, String model, long mtok, int results, String source) {
  private static final String HEADER = "series,from,gpu,model,tokens_per_second,results,source";

  /// The published table.
  public static List<ReferenceRate> shipped() {
    try (var in = ReferenceRate.class.getResourceAsStream("/outcry/index/heat-rates.csv")) {
      if (in == null) throw new IllegalStateException("the module ships no heat-rates.csv");
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rate of a GPU in a series.
  public static ReferenceRate of(String gpu, int series) {
    return shipped().stream()
        .filter(rate -> rate.gpu().equals(gpu) && rate.series() == series)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no heat rate of " + gpu + " in series " + series));
  }

  static List<ReferenceRate> parse(String text) {
    var rates = new ArrayList<ReferenceRate>();
    for (var line : text.split("\r?\n")) {
      if (line.isBlank() || line.startsWith("#") || line.equals(HEADER)) continue;
      var f = line.split(",", -1);
      if (f.length != 7)
        throw new IllegalArgumentException("heat-rates.csv: '" + line + "' is not " + HEADER);
      long mtok =
          new BigDecimal(f[4])
              .multiply(BigDecimal.valueOf(3600))
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
      rates.add(
          new ReferenceRate(
              Integer.parseInt(f[0]),
              LocalDate.parse(f[1]),
              f[2],
              f[3],
              mtok,
              Integer.parseInt(f[5]),
              f[6]));
    }
    return List.copyOf(rates);
  }

  /// `13.751640 Mtok an hour, llama2-70b on H100, series 1`.
  public String text() {
    return Dollars.text(mtok) + " Mtok an hour, " + model + " on " + gpu + ", series " + series;
  }
}
