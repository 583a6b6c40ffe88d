// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.FundSizing;
import outcry.core.risk.RiskModel;
import outcry.wire.AccountKind;

/// Says at every final settle how large the default fund has to be and who brings how much of it
/// (rule D-13), by the stress scenarios of the margin model in force: its sets called `stress...`,
/// else all of them. Says it only where members were declared.
final class FundDesk {
  /// Days a member's mean requirement looks back.
  private static final int DAYS = 60;

  /// A requirement too large to count stays too large, and 60 of them can be added.
  private static final long MOST = Long.MAX_VALUE / 128;

  private final State state;
  private final DefaultEvents events;

  /// A scenario: its set and its place in it.
  private record Scenario(int set, int place) {}

  FundDesk(State state, DefaultEvents events) {
    this.state = state;
    this.events = events;
  }

  void size(int date) {
    var members = new ArrayList<Member>();
    for (var member : state.members.inOrderOfName()) {
      if (member.declared && !member.inDefault) {
        members.add(member);
      }
    }
    if (members.isEmpty()) {
      return;
    }
    var required = requirements(members);
    for (int i = 0; i < members.size(); i++) {
      var days = members.get(i).requirements;
      days.addLast(required[i]);
      if (days.size() > DAYS) {
        days.removeFirst();
      }
    }
    var scenarios = scenarios(state.margin.model());
    if (!scenarios.isEmpty()) {
      tell(date, members, scenarios);
    }
  }

  private void tell(int date, List<Member> members, List<Scenario> scenarios) {
    FundSize size;
    try {
      size = sized(date, members, scenarios, uncovered(members, scenarios));
    } catch (ArithmeticException _) {
      return; // losses too large to count, as the margin that was called for them
    }
    state.estates.size = size;
    events.fundSized(size);
  }

  private FundSize sized(
      int date, List<Member> members, List<Scenario> scenarios, long[][] uncovered) {
    var need = FundSizing.need(uncovered);
    int count = members.size();
    var means = new long[count];
    var losses = new long[count];
    for (int i = 0; i < count; i++) {
      means[i] = mean(members.get(i));
      losses[i] = need.scenario() < 0 ? 0 : uncovered[i][need.scenario()];
    }
    long[] shares = FundSizing.contributions(need.required(), means, losses, 0);
    var parts = new ArrayList<FundSize.Part>();
    for (int i = 0; i < count; i++) {
      parts.add(new FundSize.Part(members.get(i).name, losses[i], means[i], shares[i]));
    }
    var decides = need.scenario() < 0 ? null : scenarios.get(need.scenario());
    return new FundSize(
        date,
        need.covered(),
        need.required(),
        decides == null ? "" : state.margin.model().sets.get(decides.set).name(),
        decides == null ? 0 : decides.place + 1,
        parts);
  }

  private static long mean(Member member) {
    long sum = 0;
    for (long each : member.requirements) {
      sum = Math.addExact(sum, each);
    }
    return sum / member.requirements.size();
  }

  /// Of all accounts of each member.
  private long[] requirements(List<Member> members) {
    var byName = new TreeMap<String, Long>();
    for (var account : state.accounts.inOrderOfOpening()) {
      long required = Math.min(MOST, state.margin.required(account));
      byName.merge(account.member, required, (one, other) -> Math.min(MOST, one + other));
    }
    return members.stream().mapToLong(each -> byName.getOrDefault(each.name, 0L)).toArray();
  }

  private static List<Scenario> scenarios(RiskModel model) {
    var all = new ArrayList<Scenario>();
    boolean named = model.sets.stream().anyMatch(FundDesk::isStress);
    for (int set = 0; set < model.sets.size(); set++) {
      if (!named || isStress(model.sets.get(set))) {
        int count = count(model, set);
        for (int place = 0; place < count; place++) {
          all.add(new Scenario(set, place));
        }
      }
    }
    return all;
  }

  private static boolean isStress(RiskModel.ScenarioSet set) {
    return set.name().toLowerCase(Locale.ROOT).startsWith("stress")
        || set.groupName().toLowerCase(Locale.ROOT).startsWith("stress");
  }

  private static int count(RiskModel model, int set) {
    return model.arrays.stream()
        .filter(array -> array.set() == set)
        .mapToInt(array -> array.losses().length)
        .findFirst()
        .orElse(0);
  }

  /// By member and scenario. House accounts stand for one another; a client's loss beyond its
  /// margin is its member's.
  private long[][] uncovered(List<Member> members, List<Scenario> scenarios) {
    var places = new TreeMap<String, Integer>();
    var uncovered = new long[members.size()][scenarios.size()];
    for (int i = 0; i < members.size(); i++) {
      places.put(members.get(i).name, i);
    }
    var arrays = arrays();
    var losses = new long[scenarios.size()];
    for (var account : state.accounts.inOrderOfOpening()) {
      var place = places.get(account.member);
      if (place != null && account.kind == AccountKind.HOUSE) {
        beyondMargin(account, arrays, scenarios, losses);
        add(uncovered[place], losses, Long.MIN_VALUE);
      }
    }
    for (var member : uncovered) {
      for (int s = 0; s < member.length; s++) {
        member[s] = Math.max(0, member[s]);
      }
    }
    for (var account : state.accounts.inOrderOfOpening()) {
      var place = places.get(account.member);
      if (place != null && account.kind != AccountKind.HOUSE) {
        beyondMargin(account, arrays, scenarios, losses);
        add(uncovered[place], losses, 0);
      }
    }
    return uncovered;
  }

  private static void add(long[] sum, long[] losses, long least) {
    for (int s = 0; s < sum.length; s++) {
      sum[s] = Math.addExact(sum[s], Math.max(least, losses[s]));
    }
  }

  /// Losses of one long lot by contract and set.
  private TreeMap<Integer, long[][]> arrays() {
    var model = state.margin.model();
    var arrays = new TreeMap<Integer, long[][]>();
    for (var array : model.arrays) {
      arrays.computeIfAbsent(array.contract(), _ -> new long[model.sets.size()][])[array.set()] =
          array.losses();
    }
    return arrays;
  }

  /// Scenario losses of an account less the margin that is there for them. More than is required
  /// does not count: it may leave tomorrow.
  private void beyondMargin(
      Account account, TreeMap<Integer, long[][]> arrays, List<Scenario> scenarios, long[] losses) {
    long margin = Math.min(state.margin.required(account), state.collateral(account));
    Arrays.fill(losses, Math.negateExact(margin));
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      var ofLot = line == null || line.lots == 0 ? null : arrays.get(line.contract.number);
      for (int s = 0; ofLot != null && s < losses.length; s++) {
        var scenario = scenarios.get(s);
        var set = ofLot[scenario.set];
        if (set != null) {
          long loss = Math.multiplyExact(line.lots, set[scenario.place]);
          losses[s] = Math.addExact(losses[s], loss);
        }
      }
    }
  }
}
