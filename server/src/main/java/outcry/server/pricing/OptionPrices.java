// SPDX-License-Identifier: Apache-2.0
package outcry.server.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import outcry.pricing.option.Averaging;
import outcry.pricing.option.Black76;
import outcry.pricing.option.Curran;
import outcry.pricing.option.ImpliedVolatility;
import outcry.pricing.option.Kirk;
import outcry.pricing.option.Spread;
import outcry.pricing.option.SpreadQuadrature;
import outcry.pricing.option.SpreadValuation;
import outcry.pricing.option.TwoMoment;
import outcry.pricing.option.Valuation;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.TextLines;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prices options written as JSON: one object in, one out. `./outcry price --help` has the fields.
public final class OptionPrices {
  private static final int MOST_FIXINGS = 10_000;

  /// A year, either way.
  private static final double MOST_CARRY = 10;

  private OptionPrices() {}

  /// Prices a file to its end. A fault names the line: `FILE:LINE: what is wrong`; the answers to
  /// the lines before it are written.
  public static void play(InputStream file, String name, OutputStream out)
      throws IOException, LineFault {
    var lines = new TextLines(file);
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (!TextLines.isPassedOver(line)) {
          out.write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (LineFault fault) {
      throw new LineFault(name + ":" + lines.number() + ": " + fault.getMessage());
    } finally {
      out.flush();
    }
  }

  /// What one option is worth and what moves it.
  public static ObjectNode answer(String text) throws LineFault {
    var line = OptionLine.parse(text);
    return switch (line.word("model", true, "black76", "average", "spread")) {
      case "black76" -> black76(line);
      case "average" -> average(line);
      default -> spread(line);
    };
  }

  private static ObjectNode black76(OptionLine line) throws LineFault {
    line.only("black76", "F K sigma price days T r cp");
    var right = line.right();
    double forward = line.forward("F");
    double strike = line.strike();
    double years = line.years();
    double rate = line.rate();
    boolean isVolatilityGiven = line.eitherHas("sigma", "price");
    double sigma =
        isVolatilityGiven ? line.sigma("sigma") : implied(line, forward, strike, years, rate);
    OptionLine.bounded("sigma", sigma, years);
    var answer = answer(line, Black76.value(right, forward, strike, sigma, years, rate));
    return isVolatilityGiven ? answer : put(answer, "sigma", sigma);
  }

  private static double implied(
      OptionLine line, double forward, double strike, double years, double rate) throws LineFault {
    try {
      return ImpliedVolatility.of(
          line.right(), line.forward("price"), forward, strike, years, rate);
    } catch (IllegalArgumentException e) {
      throw new LineFault(e.getMessage());
    }
  }

  private static ObjectNode average(OptionLine line) throws LineFault {
    line.only(
        "average",
        "F F0 slopePerFix forwards b K sigma r cp firstFixDay stepDays t1 T nFix past method");
    var averaging = averaging(line);
    var forwards = carried(line, averaging, forwards(line, averaging));
    var right = line.right();
    double strike = line.strike();
    double sigma = line.sigma("sigma");
    double rate = line.rate();
    OptionLine.bounded("sigma", sigma, averaging.payment());
    return answer(
        line,
        line.word("method", false, "two-moment", "curran").equals("curran")
            ? Curran.value(right, averaging, forwards, strike, sigma, rate)
            : TwoMoment.value(right, averaging, forwards, strike, sigma, rate));
  }

  /// By days (`firstFixDay`, `stepDays`), or by years (`t1` to `T`, evenly spaced).
  private static Averaging averaging(OptionLine line) throws LineFault {
    var past = line.has("past") ? line.prices("past", 0) : new double[0];
    int count = line.whole("nFix", 0, MOST_FIXINGS);
    if (past.length + count == 0) {
      throw new LineFault("nFix is 0 and past is empty; an average has at least one fixing");
    }
    if (count == 0) {
      return Averaging.at(past);
    }
    if (line.eitherHas("firstFixDay", "t1")) {
      double step = line.has("stepDays") ? line.number("stepDays", 0, 3650) : 1;
      return Averaging.inDays(past, line.number("firstFixDay", 0, 36_500), count, step);
    }
    double first = line.number("t1", 0, 100);
    double last = line.number("T", first, 100);
    var years = new double[count];
    for (int i = 0; i < count; i++) {
      years[i] = count == 1 ? last : first + i * (last - first) / (count - 1);
    }
    return Averaging.at(past, years);
  }

  /// One forward for all fixings, a straight line of them, or each by itself.
  private static double[] forwards(OptionLine line, Averaging averaging) throws LineFault {
    if (line.has("forwards") && line.eitherHas("forwards", line.has("F") ? "F" : "F0")) {
      var forwards = line.pricesAboveZero("forwards");
      if (forwards.length != averaging.open()) {
        throw new LineFault(
            "forwards has %d prices for %d fixings to come (nFix); one each"
                .formatted(forwards.length, averaging.open()));
      }
      return forwards;
    }
    if (averaging.open() == 0 || line.eitherHas("F", "F0")) {
      return averaging.flat(averaging.open() == 0 ? 0 : line.forward("F"));
    }
    double first = line.forward("F0");
    double slope = line.number("slopePerFix", -1e12, 1e12);
    var forwards = averaging.flat(first);
    for (int i = 0; i < forwards.length; i++) {
      forwards[i] += i * slope;
      if (!(forwards[i] > 0)) {
        throw new LineFault(
            "forward %d of F0 and slopePerFix is %s; each is above 0".formatted(i, forwards[i]));
      }
    }
    return forwards;
  }

  /// With a cost of carry `b`, what is given is today's price, and each forward grows from it.
  private static double[] carried(OptionLine line, Averaging averaging, double[] given)
      throws LineFault {
    if (!line.has("b")) {
      return given;
    }
    double carry = line.number("b", -MOST_CARRY, MOST_CARRY);
    for (int i = 0; i < given.length; i++) {
      given[i] *= StrictMath.exp(carry * averaging.years(i));
    }
    return given;
  }

  private static ObjectNode spread(OptionLine line) throws LineFault {
    line.only("spread", "F1 F2 S1 S2 q K s1 s2 rho days T r cp method");
    var right = line.right();
    var spread =
        new Spread(
            leg(line, "F1", "S1"),
            leg(line, "F2", "S2"),
            line.anyStrike(),
            line.sigma("s1"),
            line.sigma("s2"),
            line.number("rho", -1, 1),
            line.years(),
            line.rate());
    OptionLine.bounded("s1", spread.sigma1(), spread.years());
    OptionLine.bounded("s2", spread.sigma2(), spread.years());
    var value =
        line.word("method", false, "kirk", "exact").equals("exact")
            ? SpreadQuadrature.value(right, spread)
            : Kirk.value(right, spread);
    return legs(answer(line, value.first()), value);
  }

  /// A forward, or today's price of something that pays `q` a year and is carried at `r`.
  private static double leg(OptionLine line, String forward, String spot) throws LineFault {
    if (line.eitherHas(forward, spot)) {
      return line.forward(forward);
    }
    double yield = line.has("q") ? line.number("q", -MOST_CARRY, MOST_CARRY) : 0;
    return line.forward(spot) * StrictMath.exp((line.rate() - yield) * line.years());
  }

  private static ObjectNode legs(ObjectNode answer, SpreadValuation value) throws LineFault {
    put(answer, "delta2", value.delta2());
    put(answer, "gamma2", value.gamma2());
    put(answer, "crossGamma", value.crossGamma());
    put(answer, "vega2", value.vega2());
    return put(answer, "correlation", value.correlation());
  }

  private static ObjectNode answer(OptionLine line, Valuation given) throws LineFault {
    var value = line.futuresStyle() ? given.futuresStyle() : given;
    var answer = JsonNodeFactory.instance.objectNode();
    if (line.id() != null) {
      answer.set("id", line.id());
    }
    put(answer, "price", value.price());
    put(answer, "delta", value.delta());
    put(answer, "gamma", value.gamma());
    put(answer, "vega", value.vega());
    put(answer, "theta", value.theta());
    return put(answer, "rho", value.rho());
  }

  /// All digits; no negative nought.
  private static ObjectNode put(ObjectNode answer, String field, double value) throws LineFault {
    if (!Double.isFinite(value)) {
      throw new LineFault(
          field + " comes out as " + value + "; so little time or volatility cannot be reckoned");
    }
    return answer.put(field, value + 0.0);
  }
}
