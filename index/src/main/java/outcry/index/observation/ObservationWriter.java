// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes observations as the table {@link ObservationFile} reads (rule I-16), all columns, UTF-8,
/// LF, rows sorted as texts: the same observations give the same bytes, in whatever order they
/// came, and are read back equal except for input and line.
public final class ObservationWriter {
  private static final String HEADER =
      Arrays.stream(Column.values()).map(Column::text).collect(Collectors.joining(",", "", "\n"));

  private ObservationWriter() {}

  public static void write(Collection<Observation> observations, OutputStream out)
      throws IOException {
    write(observations, List.of(), out);
  }

  /// The same with what was refused already when it was collected: a row that says why, and is
  /// refused again for that when it is read.
  public static void write(
      Collection<Observation> observations, Collection<Refusal> refusals, OutputStream out)
      throws IOException {
    out.write(HEADER.getBytes(StandardCharsets.UTF_8));
    var rows =
        Stream.concat(
                observations.stream().map(ObservationWriter::row),
                refusals.stream().map(ObservationWriter::row))
            .sorted()
            .toList();
    for (var row : rows) out.write(row.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(Refusal refusal) {
    var row = new StringBuilder(160);
    boolean dated = refusal.observed() != Long.MIN_VALUE;
    field(row, dated ? Times.text(refusal.observed()) : "");
    field(row, refusal.source());
    field(row, refusal.provider());
    field(row, "");
    field(row, refusal.good());
    row.append(",".repeat(Column.REFUSED.ordinal() - Column.FORM.ordinal()));
    var why = refusal.code() + ": " + refusal.reason().replaceAll("\\s+", " ");
    return row.append(quoted(why)).append('\n').toString();
  }

  private static String row(Observation seen) {
    var row = new StringBuilder(120);
    field(row, Times.text(seen.observed()));
    field(row, seen.source());
    field(row, seen.provider());
    field(row, seen.tier().name().toLowerCase(Locale.ROOT));
    field(row, seen.good().name());
    switch (seen.good()) {
      case Good.Gpu gpu -> {
        field(row, gpu.form());
        field(row, gpu.memoryGb() == 0 ? "" : Integer.toString(gpu.memoryGb()));
        field(row, Integer.toString(seen.count()));
      }
      case Good.Tokens tokens -> {
        field(row, word(tokens.component()));
        field(row, "");
        field(row, "");
      }
    }
    field(row, seen.region());
    field(row, seen.terms().text());
    field(row, seen.kind().text());
    field(row, Decimals.text(seen.price().amount()));
    field(row, Vocabulary.text(seen.price().currency()));
    field(row, seen.price().unit().text());
    field(row, seen.quantity() == 0 ? "" : Decimals.text(seen.quantity(), 3));
    field(row, seen.effective() == seen.observed() ? "" : Times.text(seen.effective()));
    field(row, seen.buyer());
    switch (seen.good()) {
      case Good.Gpu gpu -> row.append(quoted(gpu.interconnect())).append(",,,\n");
      case Good.Tokens tokens ->
          row.append(',')
              .append(word(tokens.context()))
              .append(',')
              .append(word(tokens.hours()))
              .append(",\n");
    }
    return row.toString();
  }

  private static void field(StringBuilder row, String text) {
    row.append(quoted(text)).append(',');
  }

  /// In quotes where a reader would otherwise see more than one field.
  private static String quoted(String text) {
    var bare = text.strip();
    boolean plain = bare.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? bare : '"' + bare.replace("\"", "\"\"") + '"';
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
