// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What asking a source brought.
public final class SourceTally {
  private final String source;
  private final SortedMap<String, Integer> refusals = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /// Parts that failed, by what went wrong with them.
  private final Map<String, List<String>> failed = new LinkedHashMap<>();

  private int captures;
  private int observations;
  private long bytes;

  SourceTally(String source) {
    this.source = source;
  }

  /// Of a source that could not be asked at all.
  public static SourceTally failed(String source, String reason) {
    var tally = new SourceTally(source);
    tally.fault(reason);
    return tally;
  }

  void add(Capture capture, Gathered gathered) {
    captures++;
    bytes += capture.length();
    observations += gathered.observations().size();
    for (var refusal : gathered.refusals()) refusals.merge(refusal.code(), 1, Integer::sum);
    var refused = gathered.refusals();
    boolean unread = gathered.observations().isEmpty() && refused.size() == 1;
    if (unread && capture.complete() && isWhole(refused.getFirst().code())) {
      faults.add(refused.getFirst().reason());
    }
  }

  private static boolean isWhole(String code) {
    return code.equals("truncated") || code.equals("malformed");
  }

  void fault(String reason) {
    faults.add(reason);
  }

  /// The parts with the same fault are named together.
  void fault(String part, String reason) {
    failed.computeIfAbsent(reason, _ -> new ArrayList<>()).add(part);
  }

  public String source() {
    return source;
  }

  public int captures() {
    return captures;
  }

  public int observations() {
    return observations;
  }

  public long bytes() {
    return bytes;
  }

  /// How often each reason was given.
  public SortedMap<String, Integer> refusals() {
    return Collections.unmodifiableSortedMap(refusals);
  }

  /// What went wrong, and what to do; empty when all was answered.
  public List<String> faults() {
    var all = new ArrayList<>(faults);
    failed.forEach((reason, parts) -> all.add(String.join(", ", parts) + ": " + reason));
    return Collections.unmodifiableList(all);
  }

  /// True when something was asked in vain and nothing was seen.
  public boolean isFailed() {
    return observations == 0 && !faults().isEmpty();
  }
}
