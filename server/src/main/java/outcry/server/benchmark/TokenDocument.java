// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static outcry.server.benchmark.ListedDocument.plain;
import static outcry.server.benchmark.ListedDocument.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.index.token.TokenTerms;
import outcry.server.benchmark.MethodDocument.Coefficient;

/// The token families in words (rules I-47 to I-55).
final class TokenDocument {
  private TokenDocument() {}

  static MethodDocument of(TokenTerms terms) {
    return new MethodDocument(words(terms), coefficients(terms));
  }

  private static List<String> words(TokenTerms terms) {
    var words = new ArrayList<String>();
    var component = terms.component().name().toLowerCase(Locale.ROOT);
    var tier = terms.tier().name().toLowerCase(Locale.ROOT);
    words.add(
        "The good is a million %s tokens of %s models: standard service, short context, on demand (rule I-47)."
            .formatted(component, tier));
    words.add(
        "The basket is of product lines with published shares of the money; it holds for the year."
            + " No line has more than 15 %, no laboratory more than 30 % (rule I-48).");
    words.add(
        "The level moves by what the basket costs today over what the same models at the same"
            + " sellers cost at the last fixing, and by nothing else: not by use, not by who is new"
            + " (rule I-49).");
    words.add(
        "A closed model has its vendor's own list price; an open one the median of its hosts, of which it needs %d (rule I-50)."
            .formatted(terms.hosts()));
    words.add(
        "The newest model of a line speaks for it. On the day it takes over the index does not move"
            + " (rule I-51).");
    words.add(
        "A price announced for a later day counts from that day, and is published until then (rule"
            + " I-54).");
    words.add(
        "Without %d lines of %d laboratories the level is carried, at most %d days in a row and with grade D; then there is no value (rule I-55)."
            .formatted(terms.lines(), terms.laboratories(), terms.carryDays()));
    return words;
  }

  private static List<Coefficient> coefficients(TokenTerms terms) {
    var all = new ArrayList<Coefficient>();
    add(all, "hosts an open model needs", terms.hosts(), "I-50");
    add(all, "hours of the day at a peak price", terms.peakHours(), "I-50");
    add(all, "days a price speaks without being seen again", terms.staleDays(), "I-50");
    add(all, "lines needed", terms.lines(), "I-55");
    add(all, "laboratories needed", terms.laboratories(), "I-55");
    add(all, "days the level is carried", terms.carryDays(), "I-55");
    add(all, "best grade", terms.best().name(), "I-55");
    add(all, "grade drops below an effective number of", plain(terms.effective()), "I-55");
    add(all, "grade drops below lines", terms.fullLines(), "I-55");
    add(all, "grade drops below laboratories", terms.fullLaboratories(), "I-55");
    if (terms.carriedShare() < 1) {
      var carried = "1 in " + Math.round(1 / terms.carriedShare());
      add(all, "grade drops when carried is more than", carried, "I-55");
    }
    add(all, "grade drops when refused is more than", share(terms.refusedShare()), "I-55");
    add(all, "level and mean price drift apart beyond", share(terms.driftShare()), "I-55");
    add(all, "days of it after which the next version re-bases", terms.driftDays(), "I-55");
    return all;
  }

  private static void add(List<Coefficient> all, String name, long value, String rule) {
    add(all, name, Long.toString(value), rule);
  }

  private static void add(List<Coefficient> all, String name, String value, String rule) {
    all.add(new Coefficient(name, value, rule));
  }
}
