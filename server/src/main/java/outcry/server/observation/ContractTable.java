// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Observation;

/// Observations as a plain table of the observation contract (rule I-16), which `./outcry index
/// fix` takes. Refused lines are not in it: they have no price.
public final class ContractTable {
  private static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity,effective_at,buyer,interconnect,context,hours\n";

  private ContractTable() {}

  /// Writes a new file.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one already
  public static void write(List<Observation> observations, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      out.write(HEADER);
      for (var observation : observations) out.write(row(observation));
    }
  }

  static String text(List<Observation> observations) {
    return observations.stream()
        .map(ContractTable::row)
        .collect(Collectors.joining("", HEADER, ""));
  }

  private static String row(Observation o) {
    var price = BigDecimal.valueOf(o.price().amount(), 12).stripTrailingZeros().toPlainString();
    var quantity =
        o.quantity() == 0
            ? ""
            : BigDecimal.valueOf(o.quantity(), 3).stripTrailingZeros().toPlainString();
    var effective =
        o.effective() == o.observed() ? "" : Instant.ofEpochSecond(o.effective()).toString();
    var gpu = o.good() instanceof Good.Gpu card ? card : null;
    var tokens = o.good() instanceof Good.Tokens model ? model : null;
    return Stream.of(
                Instant.ofEpochSecond(o.observed()).toString(),
                o.source(),
                o.provider(),
                lower(o.tier()),
                o.good().name(),
                gpu != null ? gpu.form() : word(tokens.component()),
                gpu == null || gpu.memoryGb() == 0 ? "" : gpu.memoryGb() + "",
                o.count() + "",
                o.region(),
                o.terms().text(),
                o.kind().text(),
                price,
                currency(o.price().currency()),
                o.price().unit().text(),
                quantity,
                effective,
                o.buyer(),
                gpu == null ? "" : gpu.interconnect(),
                tokens == null ? "" : word(tokens.context()),
                tokens == null ? "" : word(tokens.hours()))
            .map(ContractTable::quoted)
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String currency(Currency currency) {
    if (currency.equals(Currency.US_CENT)) return "USc";
    return currency.parts() == 1 ? currency.code() : currency.code() + "-cents";
  }

  private static String word(Enum<?> word) {
    return lower(word).replace('_', '-');
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
