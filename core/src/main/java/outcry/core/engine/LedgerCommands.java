// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.time.LocalDate;
import org.agrona.MutableDirectBuffer;
import outcry.wire.*;

/// Writes the commands of the clearing house's ledger: members, own capital, collateral,
/// reservations, interest, cycles. As [CommandWriter], whose buffer it shares.
public final class LedgerCommands {
  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header;

  LedgerCommands(MutableDirectBuffer buffer, MessageHeaderEncoder header) {
    this.buffer = buffer;
    this.header = header;
  }

  /// `fund` is paid into the member's default fund.
  public int declareMember(String member, long fund) {
    var command = new DeclareMemberEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.fund(fund).member(member).encodedLength());
  }

  /// More into a member's default fund; negative: out of it.
  public int contribute(String member, long amount, String key) {
    var command = new ContributeEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.amount(amount).member(member).key(key).encodedLength());
  }

  /// The clearing house's own capital and rules; [CommandWriter#ABSENT] and a null leave things as
  /// they are. `callDeadline` in milliseconds.
  public int declareHouse(
      long skin1,
      long skin2,
      long assessmentCap,
      long nonCash,
      long callDeadline,
      Boolean liquidate) {
    var command = new DeclareHouseEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.skin1(skin1).skin2(skin2).assessmentCap(assessmentCap).nonCash(nonCash);
    command.callDeadline(callDeadline);
    command.liquidate(liquidate == null ? Flag.NULL_VAL : liquidate ? Flag.YES : Flag.NO);
    return length(command.encodedLength());
  }

  /// An asset taken as collateral. `currency` (empty: US dollars) is another asset; without a
  /// `limit` ([CommandWriter#ABSENT]) all of it counts.
  public int valueAsset(String asset, long price, long haircut, String currency, long limit) {
    var command = new ValueAssetEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.price(price).haircut(haircut).most(limit).asset(asset).currency(currency);
    return length(command.encodedLength());
  }

  /// Units of an asset in; negative: out.
  public int moveCollateral(String account, String asset, long quantity, String key) {
    var command = new MoveCollateralEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.quantity(quantity).account(account).asset(asset).key(key);
    return length(command.encodedLength());
  }

  /// Sets cash aside for a withdrawal, pays it out (`amount` null: all of it) or releases it.
  public int holdCash(HoldStep step, String account, Long amount, String key) {
    var command = new HoldCashEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.amount(amount == null ? ABSENT : amount).all(amount == null ? Flag.YES : Flag.NO);
    return length(command.step(step).account(account).key(key).encodedLength());
  }

  /// `rate` a year in millionths, for `days` up to `date`.
  public int payInterest(LocalDate date, long rate, long days) {
    var command = new PayInterestEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.date(CommandWriter.day(date)).rate(rate).days(days).encodedLength());
  }

  /// Minutes after midnight UTC at which the house settles by itself; null: it does not.
  public int setCycles(Integer intraday, Integer finalCycle) {
    var command = new SetCyclesEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.intraday(intraday == null ? -1 : intraday);
    return length(command.finalCycle(finalCycle == null ? -1 : finalCycle).encodedLength());
  }

  private static int length(int encoded) {
    return MessageHeaderEncoder.ENCODED_LENGTH + encoded;
  }
}
