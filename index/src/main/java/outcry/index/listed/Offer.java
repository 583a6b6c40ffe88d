// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// What a seller offers, without its price and time: two readings of one offer in the same second
/// at the same price are one reading (rule I-24).
record Offer(
    String source,
    String provider,
    String group,
    Tier tier,
    String form,
    int memoryGb,
    int count,
    String region,
    Terms terms,
    Kind kind,
    Fit fit) {

  static Offer of(Reading reading, Good.Gpu card, Fit fit) {
    var seen = reading.seen();
    return new Offer(
        seen.source(),
        seen.provider(),
        reading.group(),
        seen.tier(),
        card.form(),
        card.memoryGb(),
        seen.count(),
        seen.region(),
        seen.terms(),
        seen.kind(),
        fit);
  }

  boolean isOf(Reading reading, Good.Gpu card) {
    var seen = reading.seen();
    return memoryGb == card.memoryGb()
        && count == seen.count()
        && tier == seen.tier()
        && terms == seen.terms()
        && kind == seen.kind()
        && provider.equals(seen.provider())
        && group.equals(reading.group())
        && source.equals(seen.source())
        && form.equals(card.form())
        && region.equals(seen.region());
  }

  static int hash(Reading reading, Observation seen, Good.Gpu card) {
    int hash = seen.provider().hashCode();
    hash = 31 * hash + seen.region().hashCode();
    hash = 31 * hash + card.form().hashCode();
    hash = 31 * hash + seen.source().hashCode();
    hash = 31 * hash + reading.group().hashCode();
    hash = 31 * hash + card.memoryGb();
    hash = 31 * hash + seen.count();
    hash = 31 * hash + seen.terms().ordinal();
    hash = 31 * hash + seen.kind().ordinal();
    return hash ^ (hash >>> 15);
  }
}
