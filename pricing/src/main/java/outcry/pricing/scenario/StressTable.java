// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Scenarios that history is too short to hold, written down by hand (rule M-15): the table
/// `stress.csv` beside this class, with what was seen beside each row.
///
/// Every row is taken in five shapes of the curve and in two sizes, so that 25 rows are 250
/// scenarios.
public final class StressTable {
  private static final StressTable HOUSE = parse("stress.csv", shipped());

  private static final double[] SIZES = {1, 2.0 / 3};
  private static final String VOLATILITY = "volatility";
  private static final double PERCENT = 100;

  /// How much of a row's move reaches the nearest month and the month a year out.
  private enum Shape {
    PARALLEL("whole curve", 1, 1),
    FADING("fading", 1, 0.5),
    NEAR("near end", 1, 0),
    FAR("far end first", 0.5, 1),
    TWIST("twist", 1, -0.25);

    private final String words;
    private final double near;
    private final double far;

    Shape(String words, double near, double far) {
      this.words = words;
      this.near = near;
      this.far = far;
    }
  }

  /// A written row: relative moves by family or factor name, and what was seen.
  public record Row(String name, Map<String, Double> moves, double volatility, String seen) {
    /// A factor's own move, else its family's.
    double move(Factor factor) {
      return moves.getOrDefault(factor.name(), moves.getOrDefault(factor.family().name(), 0.0));
    }
  }

  private final List<Row> rows;

  private StressTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The house's own table.
  public static StressTable house() {
    return HOUSE;
  }

  /// A table of one's own in the form of the shipped one.
  ///
  /// @throws IllegalArgumentException naming file, row, value and rule
  public static StressTable parse(String file, String table) {
    var lines = table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    var heading = lines.isEmpty() ? new String[0] : lines.getFirst().split(",");
    int width = heading.length;
    if (width < 4
        || !heading[0].equals("name")
        || !heading[width - 2].equals(VOLATILITY)
        || !heading[width - 1].equals("seen")) {
      throw new IllegalArgumentException(
          file + " does not begin with a row name,FAMILY or FACTOR,...,volatility,seen");
    }
    var rows = new ArrayList<Row>();
    for (int r = 1; r < lines.size(); r++) {
      rows.add(row(file + " row " + (r + 1), heading, lines.get(r).split(",", width)));
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(file + " has no row; a stress set needs at least one");
    }
    return new StressTable(rows);
  }

  private static Row row(String where, String[] heading, String[] cells) {
    if (cells.length != heading.length) {
      throw new IllegalArgumentException(
          where + " has " + cells.length + " cells, the heading " + heading.length);
    }
    var moves = new LinkedHashMap<String, Double>();
    for (int c = 1; c < heading.length - 2; c++) {
      if (!cells[c].isBlank()) {
        moves.put(heading[c], percent(where, heading[c], cells[c]));
      }
    }
    int last = heading.length - 1;
    double volatility = cells[last - 1].isBlank() ? 0 : percent(where, VOLATILITY, cells[last - 1]);
    return new Row(cells[0], moves, volatility, cells[last]);
  }

  private static double percent(String where, String column, String text) {
    double value;
    try {
      value = Double.parseDouble(text.strip()) / PERCENT;
    } catch (NumberFormatException _) {
      value = Double.NaN;
    }
    if (!(value > -1 && value <= 10)) {
      throw new IllegalArgumentException(
          where + " moves " + column + " by \"" + text + "\"; it is above -100 and at most 1000");
    }
    return value;
  }

  public List<Row> rows() {
    return rows;
  }

  /// All rows in all shapes and sizes.
  public List<Scenario> scenarios(List<Factor> factors) {
    var scenarios = new ArrayList<Scenario>();
    for (var row : rows) {
      for (var shape : Shape.values()) {
        for (double size : SIZES) {
          scenarios.add(scenario(row, shape, size, factors));
        }
      }
    }
    return List.copyOf(scenarios);
  }

  private static Scenario scenario(Row row, Shape shape, double size, List<Factor> factors) {
    var near = new TreeMap<String, Double>();
    var far = new TreeMap<String, Double>();
    var volatility = new TreeMap<String, Double>();
    for (var factor : factors) {
      near.put(factor.name(), row.move(factor) * size * shape.near);
      far.put(factor.name(), row.move(factor) * size * shape.far);
      volatility.put(factor.name(), row.volatility() * size);
    }
    var name = row.name() + ", " + shape.words + (size == 1 ? "" : ", two thirds");
    return new Scenario(name, near, far, volatility);
  }

  private static String shipped() {
    try (var table = StressTable.class.getResourceAsStream("stress.csv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
