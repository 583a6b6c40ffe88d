// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import outcry.server.scenario.Names;
import outcry.server.scenario.Words;
import outcry.wire.*;

/// Follows one account through the events, from the exchange's first on, and closes a statement
/// with every final settle. Events that do not concern the account may be left out, except listings
/// and official prices.
public final class StatementBooks {
  private static final int NONE = Integer.MIN_VALUE;
  private static final long DAY = 24L * 60 * 60 * 1000;

  private final String account;
  private final Names names = new Names();
  private final Holdings holdings = new Holdings(names);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TreeMap<Integer, Statement> days = new TreeMap<>();
  private final Set<Long> busted = new HashSet<>();
  private final List<String> bustedNow = new ArrayList<>();
  private List<Statement.Entry> entries = new ArrayList<>();
  private List<Statement.Deal> deals = new ArrayList<>();
  private Optional<Statement.Margin> margin = Optional.empty();
  private String correction = "";
  private String member = "";
  private AccountKind kind = AccountKind.HOUSE;
  private int number;
  private long opening;
  private long cash;
  private long command = Long.MIN_VALUE;
  private long time;
  private int ends = NONE;

  public StatementBooks(String account) {
    this.account = account;
  }

  /// One event; `position` is one for all events of a command.
  public void take(long position, long eventTime, int templateId, DirectBuffer buffer, int offset) {
    if (position != command) {
      endCommand();
      command = position;
    }
    time = eventTime;
    names.learn(templateId, buffer, offset);
    if (!cash(templateId, buffer, offset) && !lots(templateId, buffer, offset)) {
      official(templateId, buffer, offset);
    }
  }

  /// True when the account is known.
  public boolean isOpen() {
    return number != 0;
  }

  /// All days, the running one too when anything moved on it or none is over; in order.
  public List<Statement> statements() {
    endCommand();
    var all = new ArrayList<>(days.values());
    if (all.isEmpty() || !entries.isEmpty() || !deals.isEmpty()) {
      all.add(statement(runningDay(), false));
    }
    return all;
  }

  /// The day after the last final settle, before the first the clock's.
  private int runningDay() {
    return days.isEmpty() ? Math.toIntExact(Math.floorDiv(time, DAY)) : days.lastKey() + 1;
  }

  private Statement statement(int date, boolean closed) {
    return new Statement(
        account,
        member,
        kind,
        date,
        closed,
        opening,
        List.copyOf(entries),
        List.copyOf(deals),
        holdings.positions(),
        margin);
  }

  /// A day ends with the command that settled it. A second final settle of a date goes on with its
  /// day.
  private void endCommand() {
    bustedNow.clear();
    correction = "";
    if (ends == NONE) {
      return;
    }
    var before = days.get(ends);
    if (before != null) {
      opening = before.opening();
      entries.addAll(0, before.entries());
      deals.addAll(0, before.deals());
    }
    days.put(ends, statement(ends, true));
    opening = cash;
    entries = new ArrayList<>();
    deals = new ArrayList<>();
    margin = Optional.empty();
    ends = NONE;
  }

  private void move(int whose, String why, String text, long amount) {
    if (whose == number && number != 0 && amount != 0) {
      cash = Math.addExact(cash, amount);
      entries.add(new Statement.Entry(time, why, text, amount, cash));
    }
  }

  private boolean cash(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case DepositedDecoder.TEMPLATE_ID -> {
        var event = new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header);
        long amount = event.repeat() == Flag.YES ? 0 : event.amount();
        move(event.account(), "deposit", event.key(), amount);
      }
      case WithdrawnDecoder.TEMPLATE_ID -> {
        var event = new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header);
        long amount = event.repeat() == Flag.YES ? 0 : event.amount();
        move(event.account(), "withdrawal", event.key(), -amount);
      }
      case CashHeldDecoder.TEMPLATE_ID -> {
        var event = new CashHeldDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean paid = event.step() == HoldStep.POST && event.repeat() == Flag.NO;
        move(event.account(), "withdrawal", event.key(), paid ? -event.amount() : 0);
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        var event = new FeeChargedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean back = event.amount() < 0;
        var text = (back ? "fee back, trade " : "trade ") + event.trade();
        move(event.account(), back ? "bust" : "fee", text, -event.amount());
      }
      case PremiumPaidDecoder.TEMPLATE_ID -> {
        var event = new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean back = busted.contains(event.trade());
        var text = (back ? "premium back, trade " : "trade ") + event.trade();
        move(event.account(), back ? "bust" : "premium", text, event.amount());
      }
      case VariationPaidDecoder.TEMPLATE_ID ->
          variation(new VariationPaidDecoder().wrapAndApplyHeader(buffer, offset, header));
      case InterestPaidDecoder.TEMPLATE_ID -> {
        var event = new InterestPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(event.account(), "interest", Words.date(event.date()), event.amount());
      }
      case CashMovedDecoder.TEMPLATE_ID -> {
        var event = new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(event.account(), "default", Words.of(event.reason()), event.amount());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void variation(VariationPaidDecoder paid) {
    var text =
        switch (paid.cause()) {
          case BUST -> "variation back, trade " + String.join(", ", bustedNow);
          case CORRECTION -> correction;
          case SETTLE ->
              "%s settle of %s".formatted(Words.of(paid.cycle()), Words.date(paid.date()));
          default -> Words.of(paid.cause());
        };
    var why =
        switch (paid.cause()) {
          case BUST, CORRECTION -> Words.of(paid.cause());
          default -> "variation";
        };
    move(paid.account(), why, text, paid.amount());
  }

  private boolean lots(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case TradedDecoder.TEMPLATE_ID -> {
        var event = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var text = "trade " + event.trade();
        int contract = event.contract();
        deal(event.buyer(), "trade", text, contract, event.quantity(), event.price());
        deal(event.seller(), "trade", text, contract, -event.quantity(), event.price());
      }
      case BustedDecoder.TEMPLATE_ID -> {
        var event = new BustedDecoder().wrapAndApplyHeader(buffer, offset, header);
        busted.add(event.trade());
        if (!names.isSpread(event.contract())) {
          bustedNow.add(Long.toString(event.trade()));
        }
        var text = "trade " + event.trade() + " busted";
        int contract = event.contract();
        deal(event.buyer(), "bust", text, contract, -event.quantity(), event.price());
        deal(event.seller(), "bust", text, contract, event.quantity(), event.price());
      }
      case TransferredDecoder.TEMPLATE_ID -> {
        var event = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
        int contract = event.contract();
        var to = "to " + names.account(event.to());
        var from = "from " + names.account(event.from());
        deal(event.from(), "transfer", to, contract, -event.lots(), event.price());
        deal(event.to(), "transfer", from, contract, event.lots(), event.price());
      }
      case CascadedDecoder.TEMPLATE_ID -> {
        var event = new CascadedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var text = "of " + names.contract(event.contract());
        deal(event.account(), "cascade", text, event.month(), event.lots(), event.price());
      }
      case LotsClosedDecoder.TEMPLATE_ID -> {
        var event = new LotsClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var text = event.bid() == Flag.YES ? "auction" : "against the other side";
        deal(event.account(), "close-out", text, event.contract(), event.lots(), event.price());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// A spread's own trade moves nothing; its legs do.
  private void deal(int whose, String why, String text, int contract, long lots, long price) {
    if (whose == number && number != 0 && !names.isSpread(contract)) {
      holdings.move(contract, lots);
      deals.add(
          new Statement.Deal(
              time, why, text, names.contract(contract), lots, names.price(contract, price)));
    }
  }

  private void official(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var event = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int opened = event.number();
        var ownKind = event.kind();
        var name = event.account();
        if (name.equals(account)) {
          number = opened;
          kind = ownKind;
          member = event.member();
        }
      }
      case PortedDecoder.TEMPLATE_ID -> {
        var event = new PortedDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (event.account() == number) {
          event.from();
          member = event.to();
        }
      }
      case ProductListedDecoder.TEMPLATE_ID ->
          holdings.list(new ProductListedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ContractListedDecoder.TEMPLATE_ID -> holdings.list(buffer, offset);
      case SettledDecoder.TEMPLATE_ID -> {
        var event = new SettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        holdings.settle(event.contract(), event.price());
        ends = event.cycle() == Cycle.FINAL ? event.date() : ends;
      }
      case CorrectedDecoder.TEMPLATE_ID -> {
        var event = new CorrectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        holdings.settle(event.contract(), event.price());
        correction =
            "%s corrected from %s to %s"
                .formatted(
                    names.contract(event.contract()),
                    names.price(event.contract(), event.before()),
                    names.price(event.contract(), event.price()));
      }
      case ExpiredDecoder.TEMPLATE_ID ->
          holdings.expire(
              new ExpiredDecoder().wrapAndApplyHeader(buffer, offset, header).contract());
      case StandingDecoder.TEMPLATE_ID -> {
        var event = new StandingDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (event.account() == number && number != 0) {
          stand(event);
        }
      }
      default -> {}
    }
  }

  /// In the command of the settle, or, of accounts whose turn comes later, soon after it. What this
  /// account's cash is then and no movement explains is told, so that the sum is always the truth.
  private void stand(StandingDecoder event) {
    var counted = new Statement.Margin(event.collateral(), event.required());
    move(number, "other", "moved by what has no name here", event.cash() - cash);
    var day = days.get(event.date());
    if (ends == event.date() || day == null) {
      ends = event.date(); // also where no contract was there to be settled
      margin = Optional.of(counted);
      return;
    }
    days.put(
        event.date(),
        new Statement(
            day.account(),
            day.member(),
            day.kind(),
            day.date(),
            day.isClosed(),
            day.opening(),
            day.entries(),
            day.deals(),
            day.positions(),
            Optional.of(counted)));
  }
}
