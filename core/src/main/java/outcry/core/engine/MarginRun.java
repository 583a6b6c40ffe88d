// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;

/// Recomputes what every account needs after a settle and calls those that do not have it (rules
/// M-5, M-11): the first accounts by name with the settle, the rest in slices that are due one
/// after the other, so that matching goes on between them. What is remembered of an account ends
/// with the settle; an order of one whose turn has not come is checked exactly.
final class MarginRun implements Due {
  /// Accounts recomputed in one go.
  static final int SLICE = 2_000;

  /// Milliseconds between two slices: more than a slice takes.
  static final long PAUSE = 25;

  private final State state;
  private final Events events;
  private final MarginCalls calls;

  MarginRun(State state, Events events, MarginCalls calls) {
    this.state = state;
    this.events = events;
    this.calls = calls;
  }

  /// One that is still going is replaced: this one does its accounts too.
  void start() {
    for (var account : state.accounts.inOrderOfOpening()) {
      account.forgetMarginBound();
    }
    slice("");
  }

  @Override
  public long nextDue() {
    return state.marginDue;
  }

  @Override
  public void fire(long time) {
    if (state.marginDue <= time) {
      slice(state.marginAfter);
    }
  }

  /// All that is left, at once.
  void finish() {
    while (state.marginDue != Long.MAX_VALUE) {
      slice(state.marginAfter);
    }
  }

  private void slice(String after) {
    int done = 0;
    for (var account : state.accounts.after(after)) {
      if (done++ == SLICE) {
        state.marginDue = state.time + PAUSE;
        state.dueAt(state.marginDue);
        return;
      }
      recompute(account);
      state.marginAfter = account.name;
    }
    state.marginDue = Long.MAX_VALUE;
    state.marginAfter = "";
  }

  /// A day that is done leaves what the account has and needs, for its statement.
  private void recompute(Account account) {
    long required = state.margin.required(account);
    if (!account.hasWork()) {
      account.marginBound(required, state.margin.gross());
    }
    long collateral = state.collateral(account);
    if (state.settleDate == state.finalDate && (account.hasLines() || collateral != 0)) {
      events.standing(account, state.settleDate, state.cash(account), collateral, required);
    }
    if (required > collateral) {
      events.called(account, required, collateral);
      calls.called(account);
    } else {
      calls.met(account);
    }
  }
}
