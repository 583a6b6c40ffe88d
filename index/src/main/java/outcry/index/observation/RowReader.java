// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.nio.charset.StandardCharsets;

/// Reads the rows of one file: fields to an {@link Observation}, or to the reason why not (rules
/// I-16 to I-18). Every text, good and word is made once and shared by all rows that say it.
final class RowReader {
  private static final Column[] COLUMNS = Column.values();
  private static final int GOODS = 1 << 12;
  private static final int MOST_MEMORY_GB = 100_000;
  private static final int MOST_GPUS = 1_000_000;

  private final CsvRecords records;
  private final int[] places;
  private final int input;

  private final Words<String> sources = new Words<>(text -> text);
  private final Words<String> providers = new Words<>(text -> text);
  private final Words<String> regions = new Words<>(text -> text);
  private final Words<String> buyers = new Words<>(text -> text);
  private final Words<String> models = new Words<>(text -> text);
  private final Words<String> gpus = new Words<>(Vocabulary::gpu);
  private final Words<String> forms = new Words<>(Vocabulary::form);
  private final Words<String> interconnects = new Words<>(Vocabulary::interconnect);
  private final Words<String> reasons = new Words<>(text -> text);
  private final Words<Integer> memories = new Words<>(text -> whole(text, 0, MOST_MEMORY_GB));
  private final Words<Integer> counts = new Words<>(text -> whole(text, 1, MOST_GPUS));
  private final Words<Tier> tiers = new Words<>(Vocabulary::tier);
  private final Words<Terms> terms = new Words<>(Vocabulary::terms);
  private final Words<Kind> kinds = new Words<>(Vocabulary::kind);
  private final Words<Currency> currencies = new Words<>(Vocabulary::currency);
  private final Words<PriceUnit> units = new Words<>(Vocabulary::unit);
  private final Words<Good.Component> components = new Words<>(Vocabulary::component);
  private final Words<Good.ContextTier> contexts = new Words<>(Vocabulary::context);
  private final Words<Good.DayTier> hours = new Words<>(Vocabulary::hours);
  private final Good[] goods = new Good[GOODS];
  private final Descriptions descriptions;
  private final int[] from = new int[COLUMNS.length];
  private final int[] to = new int[from.length];

  RowReader(CsvRecords records, int[] places, int input) {
    this.records = records;
    this.places = places;
    this.input = input;
    descriptions = new Descriptions(records, places);
  }

  /// The record the cutter stands on.
  Observation read() throws Unusable {
    int fields = records.size();
    find(Column.REFUSED, fields);
    if (!isEmpty(Column.REFUSED)) throw refused(word(Column.REFUSED, reasons));
    find(Column.OBSERVED_AT, fields);
    find(Column.EFFECTIVE_AT, fields);
    find(Column.PRICE, fields);
    find(Column.QUANTITY, fields);
    long observed = time(Column.OBSERVED_AT);
    long effective = isEmpty(Column.EFFECTIVE_AT) ? observed : time(Column.EFFECTIVE_AT);
    var said = descriptions.find();
    if (said == null) {
      find(fields);
      said = descriptions.keep(description());
    }
    return new Observation(
        observed,
        effective,
        said.source(),
        said.provider(),
        said.tier(),
        said.good(),
        said.count(),
        said.region(),
        said.terms(),
        said.kind(),
        new Price(price(), said.currency(), said.unit()),
        quantity(),
        said.buyer(),
        input,
        records.line());
  }

  private Descriptions.Description description() throws Unusable {
    var source = said(Column.SOURCE, sources);
    var provider = said(Column.PROVIDER, providers);
    var tier = word(Column.TIER, tiers, Vocabulary.TIERS);
    boolean hardware = tier.isHardware();
    var good = hardware ? gpu() : tokens();
    int count = hardware ? known(Column.COUNT, counts, "a number of GPUs, 1 to " + MOST_GPUS) : 1;
    var on = word(Column.TERMS, terms, Vocabulary.TERMS);
    var kind = word(Column.KIND, kinds, Vocabulary.KINDS);
    var unit = word(Column.UNIT, units, Vocabulary.UNITS);
    if (Vocabulary.isHardware(unit) != hardware) {
      throw unusable(
          "unknown-unit", Column.UNIT, "is no unit of a " + (hardware ? "GPU" : "model"));
    }
    var currency = word(Column.CURRENCY, currencies, Vocabulary.CURRENCIES);
    var region = word(Column.REGION, regions);
    var buyer = word(Column.BUYER, buyers);
    return new Descriptions.Description(
        source, provider, tier, good, count, region, on, kind, currency, unit, buyer);
  }

  /// The refusal of the record the cutter stands on, with what of it can be read.
  Refusal refusal(Unusable why) {
    boolean cut = why.code().equals("truncated") || why.code().equals("short-row");
    find(cut ? records.size() - 1 : records.size());
    var tier = word(Column.TIER, tiers);
    boolean hardware = tier == null || tier.isHardware();
    return new Refusal(
        timeOrUnknown(),
        word(Column.SOURCE, sources),
        word(Column.PROVIDER, providers),
        word(Column.GOOD, hardware ? gpus : models),
        why.code(),
        why.getMessage(),
        input,
        records.line());
  }

  /// A row whose collector refused what it stands for, `truncated: the answer ends ...`. A row
  /// cannot end somebody's price: only a dated fact may (rule I-31).
  private static final String WITHDRAWN = "withdrawn";

  private static Unusable refused(String said) {
    int colon = said.indexOf(':');
    var code = colon < 0 ? "" : said.substring(0, colon);
    return code.matches("[a-z][a-z-]*") && !code.equals("withdrawn")
        ? new Unusable(code, said.substring(colon + 1).strip())
        : new Unusable("refused", said);
  }

  private Good gpu() throws Unusable {
    var name = said(Column.GOOD, gpus);
    var form = word(Column.FORM, forms);
    int memory = known(Column.MEMORY_GB, memories, "gigabytes, 0 to " + MOST_MEMORY_GB);
    var interconnect = word(Column.INTERCONNECT, interconnects);
    int hash = (name.hashCode() * 31 + form.hashCode()) * 31 + memory;
    int slot = (hash * 31 + interconnect.hashCode()) & (GOODS - 1);
    if (goods[slot] instanceof Good.Gpu made
        && made.memoryGb() == memory
        && made.name().equals(name)
        && made.form().equals(form)
        && made.interconnect().equals(interconnect)) {
      return made;
    }
    var made = new Good.Gpu(name, form, memory, interconnect);
    goods[slot] = made;
    return made;
  }

  private Good tokens() throws Unusable {
    var name = said(Column.GOOD, models);
    var component = word(Column.FORM, components, Vocabulary.COMPONENTS);
    var context = word(Column.CONTEXT, contexts, Vocabulary.CONTEXTS);
    var day = word(Column.HOURS, hours, Vocabulary.HOURS);
    int hash = (name.hashCode() * 31 + component.ordinal()) * 31 + context.ordinal() * 3;
    int slot = (hash + day.ordinal()) & (GOODS - 1);
    if (goods[slot] instanceof Good.Tokens made
        && made.component() == component
        && made.context() == context
        && made.hours() == day
        && made.name().equals(name)) {
      return made;
    }
    var made = new Good.Tokens(name, component, context, day);
    goods[slot] = made;
    return made;
  }

  private long price() throws Unusable {
    if (isEmpty(Column.PRICE)) throw unusable("malformed", Column.PRICE, "is no number");
    long amount;
    try {
      amount = number(Column.PRICE, Decimals.MOST_DECIMALS);
    } catch (ArithmeticException _) {
      throw unusable("absurd", Column.PRICE, "is over 9,000,000");
    }
    if (amount == 0) throw unusable("zero", Column.PRICE, "says unknown or free, and is no price");
    if (amount < 0) throw unusable("not-positive", Column.PRICE, "is below 0");
    return amount;
  }

  private long quantity() throws Unusable {
    if (isEmpty(Column.QUANTITY)) return 0;
    try {
      long thousandths = number(Column.QUANTITY, 3);
      if (thousandths < 0) throw unusable("malformed", Column.QUANTITY, "is below 0");
      return thousandths;
    } catch (ArithmeticException _) {
      throw unusable("malformed", Column.QUANTITY, "is too large");
    }
  }

  private long number(Column column, int decimals) throws Unusable {
    try {
      return Decimals.parse(records.bytes(), from(column), to(column), decimals);
    } catch (NumberFormatException _) {
      throw unusable("malformed", column, "is no number");
    }
  }

  private long time(Column column) throws Unusable {
    try {
      return Times.parse(records.bytes(), from(column), to(column));
    } catch (NumberFormatException _) {
      throw unusable("bad-time", column, "is no time like 2026-07-05T23:04:21Z from 2000 to 2099");
    }
  }

  private long timeOrUnknown() {
    try {
      return time(Column.OBSERVED_AT);
    } catch (Unusable _) {
      return Long.MIN_VALUE;
    }
  }

  /// A text that must be there.
  private String said(Column column, Words<String> words) throws Unusable {
    var text = word(column, words);
    if (text.isEmpty()) throw new Unusable("malformed", column.text() + " is empty (rule I-16)");
    return text;
  }

  /// A word of a fixed list.
  private <T> T word(Column column, Words<T> words, String list) throws Unusable {
    var found = word(column, words);
    if (found != null) return found;
    var name = column == Column.FORM ? "component" : column.text();
    throw unusable("unknown-" + name, column, "is not one of " + list);
  }

  private int known(Column column, Words<Integer> words, String what) throws Unusable {
    var found = word(column, words);
    if (found == null) throw unusable("malformed", column, "is not " + what);
    return found;
  }

  private <T> T word(Column column, Words<T> words) {
    return words.of(records.bytes(), from(column), to(column));
  }

  private boolean isEmpty(Column column) {
    return from(column) == to(column);
  }

  private int from(Column column) {
    return from[column.ordinal()];
  }

  private int to(Column column) {
    return to[column.ordinal()];
  }

  /// Finds the columns among the first fields of the record; one that is not there is empty.
  private void find(int fields) {
    for (var column : COLUMNS) find(column, fields);
  }

  private void find(Column column, int fields) {
    int place = places[column.ordinal()];
    int first = 0;
    int end = 0;
    if (place >= 0 && place < fields) {
      var bytes = records.bytes();
      first = records.from(place);
      end = records.to(place);
      while (first < end && isSpace(bytes[first])) first++;
      while (first < end && isSpace(bytes[end - 1])) end--;
    }
    from[column.ordinal()] = first;
    to[column.ordinal()] = end;
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\t' || b == '\r' || b == '\n');
  }

  private Unusable unusable(String code, Column column, String why) {
    int first = from(column);
    var text = new String(records.bytes(), first, to(column) - first, StandardCharsets.UTF_8);
    var rule =
        switch (code) {
          case "zero", "not-positive", "absurd" -> "I-18";
          case "unknown-unit", "unknown-currency" -> "I-17";
          default -> "I-16";
        };
    return new Unusable(
        code, column.text() + " " + Unusable.quoted(text) + " " + why + " (rule " + rule + ")");
  }

  private static Integer whole(String text, int least, int most) {
    if (text.isEmpty()) return least;
    try {
      long number = Decimals.parse(text, 0);
      return number >= least && number <= most ? (int) number : null;
    } catch (ArithmeticException | NumberFormatException _) {
      return null;
    }
  }
}
