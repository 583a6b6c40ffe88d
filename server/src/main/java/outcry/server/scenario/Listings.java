// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import outcry.core.engine.CalendarTerms;
import outcry.core.engine.CalendarTerms.Phase;
import outcry.core.engine.SpreadLeg;
import outcry.wire.AccountKind;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.StateScope;
import outcry.wire.TradingState;

/// Commands that list contracts, spreads and options, open accounts, and say when there is trading.
final class Listings {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private static final OptionRight[] RIGHTS = {OptionRight.CALL, OptionRight.PUT};
  private static final OptionStyle[] STYLES = {OptionStyle.EUROPEAN_FUTURE, OptionStyle.AVERAGE};
  private static final PremiumStyle[] PREMIUMS = {PremiumStyle.UPFRONT, PremiumStyle.FUTURES};

  /// Days of the week as the language writes them.
  private enum Day {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
  }

  private Listings() {}

  static Command contract(Fields fields) throws LineFault {
    fields.only("contract", "product", "lastTrade", "settlement", "reference", "strip");
    var name = fields.name("contract");
    var product = fields.name("product");
    long reference = reference(fields);
    var lastTrade = fields.dateOr("lastTrade", null);
    var strip = fields.has("strip") ? fields.inner("strip") : null;
    var months = strip == null ? List.<String>of() : months(strip);
    var cascade = strip == null ? null : strip.date("cascade");
    if (!fields.has("settlement")) {
      return (writer, _) ->
          writer.listContract(
              name, product, reference, lastTrade, null, null, null, months, cascade);
    }
    var settlement = fields.inner("settlement");
    settlement.only("index", "from", "to");
    var index = settlement.name("index");
    var from = settlement.date("from");
    var to = settlement.date("to");
    return (writer, _) ->
        writer.listContract(name, product, reference, lastTrade, index, from, to, months, cascade);
  }

  /// A strip without months would be an outright; it is refused here, where it can be seen.
  private static List<String> months(Fields strip) throws LineFault {
    strip.only("months", "cascade");
    var months = strip.names("months");
    if (months.isEmpty()) {
      throw strip.fault("missing-field", "at least one of \"months\"", "months");
    }
    return months;
  }

  /// "Not given" and "no number of micro-dollars" are one on the wire; nought stands for the latter
  /// and is refused.
  private static long reference(Fields fields) throws LineFault {
    if (!fields.has("reference")) {
      return ABSENT;
    }
    long reference = fields.decimal("reference");
    return reference == ABSENT ? 0 : reference;
  }

  static Command spread(Fields fields) throws LineFault {
    fields.only("contract", "legs", "weights");
    var name = fields.name("contract");
    var elements = fields.elements("legs");
    var weights = fields.has("weights") ? fields.decimals("weights") : null;
    if (weights != null && weights.size() != elements.size()) {
      throw fields.fault(
          "bad-terms",
          "as many \"weights\" as \"legs\": %d, not %d".formatted(elements.size(), weights.size()),
          "weights");
    }
    var legs = new ArrayList<SpreadLeg>();
    for (var element : elements) {
      element.only("contract", "ratio");
      // A weight that is no number of millionths goes as nought, which no leg may have.
      long weight = weights == null ? ABSENT : weights.get(legs.size());
      boolean unclear = weights != null && weight == ABSENT;
      legs.add(
          new SpreadLeg(element.name("contract"), element.whole("ratio"), unclear ? 0 : weight));
    }
    return (writer, _) -> writer.listSpread(name, legs);
  }

  static Command option(Fields fields) throws LineFault {
    fields.only("contract", "underlying", "right", "strike", "style", "expiry", "premium");
    var name = fields.name("contract");
    var underlying = fields.name("underlying");
    var right = fields.word("right", RIGHTS);
    long strike = fields.decimal("strike");
    var style = fields.word("style", STYLES);
    var expiry = fields.date("expiry");
    var premium = fields.wordOr("premium", PREMIUMS, PremiumStyle.UPFRONT);
    return (writer, _) ->
        writer.listOption(name, underlying, right, strike, style, expiry, premium);
  }

  static Command state(Fields fields) throws LineFault {
    fields.only("product", "contract", "state");
    var named = fields.either("product", "contract");
    var scope = named.equals("product") ? StateScope.PRODUCT : StateScope.CONTRACT;
    var name = fields.name(named);
    var state = fields.word("state", TradingState.values());
    return (writer, _) -> writer.setState(scope, name, state);
  }

  static Command account(Fields fields) throws LineFault {
    fields.only("account", "member", "kind");
    var name = fields.name("account");
    var member = fields.nameOr("member", name);
    var kind = fields.wordOr("kind", AccountKind.values(), AccountKind.HOUSE);
    return (writer, _) -> writer.openAccount(name, member, kind);
  }

  static Command calendar(Fields fields) throws LineFault {
    fields.only("product", "first", "day", "night", "weekend", "holidays");
    var product = fields.name("product");
    var first = fields.date("first");
    var phases = new ArrayList<Phase>();
    phases(fields, "night", phases);
    phases(fields, "day", phases);
    var weekend = fields.has("weekend") ? weekend(fields) : WEEKEND;
    var holidays =
        fields.has("holidays") ? fields.dates("holidays") : List.<java.time.LocalDate>of();
    var terms = new CalendarTerms(first, weekend, phases, holidays);
    return (writer, _) -> writer.setCalendar(product, terms);
  }

  private static void phases(Fields fields, String session, List<Phase> phases) throws LineFault {
    if (!fields.has(session)) {
      return;
    }
    for (var element : fields.elements(session)) {
      element.only("at", "state");
      var state = element.word("state", TradingState.values());
      phases.add(new Phase(session.equals("night"), element.minute("at"), state));
    }
  }

  private static Set<DayOfWeek> weekend(Fields fields) throws LineFault {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var word : fields.names("weekend")) {
      var day = Words.find(word, Day.values());
      if (day.isEmpty()) {
        throw fields.fault(
            "bad-word",
            "days such as %s, not %s".formatted(Words.choices(Day.values()), word),
            "weekend");
      }
      days.add(DayOfWeek.of(day.get().ordinal() + 1));
    }
    return days;
  }
}
