// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.util.List;
import org.agrona.DirectBuffer;
import outcry.wire.*;

/// Which events a statement of account is made of, and whom each concerns: those are kept as they
/// were on the wire.
final class Facts {
  /// Concerns everybody: listings and official prices.
  static final int ALL = 0;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final FeeChargedDecoder fee = new FeeChargedDecoder();
  private final VariationPaidDecoder variation = new VariationPaidDecoder();

  /// Numbers of the accounts; none when it is no such event.
  List<Integer> concerned(int templateId, DirectBuffer buffer, int offset) {
    return switch (templateId) {
      case TradedDecoder.TEMPLATE_ID -> {
        traded.wrapAndApplyHeader(buffer, offset, header);
        yield List.of(traded.buyer(), traded.seller());
      }
      case FeeChargedDecoder.TEMPLATE_ID ->
          List.of(fee.wrapAndApplyHeader(buffer, offset, header).account());
      case VariationPaidDecoder.TEMPLATE_ID ->
          List.of(variation.wrapAndApplyHeader(buffer, offset, header).account());
      case ProductListedDecoder.TEMPLATE_ID,
          ContractListedDecoder.TEMPLATE_ID,
          AccountOpenedDecoder.TEMPLATE_ID,
          SettledDecoder.TEMPLATE_ID,
          CorrectedDecoder.TEMPLATE_ID,
          ExpiredDecoder.TEMPLATE_ID ->
          List.of(ALL);
      default -> rarer(templateId, buffer, offset);
    };
  }

  private List<Integer> rarer(int templateId, DirectBuffer buffer, int offset) {
    return switch (templateId) {
      case DepositedDecoder.TEMPLATE_ID ->
          List.of(new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case WithdrawnDecoder.TEMPLATE_ID ->
          List.of(new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case CashHeldDecoder.TEMPLATE_ID ->
          List.of(new CashHeldDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case PremiumPaidDecoder.TEMPLATE_ID ->
          List.of(new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case InterestPaidDecoder.TEMPLATE_ID ->
          List.of(new InterestPaidDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case CashMovedDecoder.TEMPLATE_ID ->
          List.of(new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case CascadedDecoder.TEMPLATE_ID ->
          List.of(new CascadedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case LotsClosedDecoder.TEMPLATE_ID ->
          List.of(new LotsClosedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case PortedDecoder.TEMPLATE_ID ->
          List.of(new PortedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case StandingDecoder.TEMPLATE_ID ->
          List.of(new StandingDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      case BustedDecoder.TEMPLATE_ID -> {
        var busted = new BustedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield List.of(busted.buyer(), busted.seller());
      }
      case TransferredDecoder.TEMPLATE_ID -> {
        var moved = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield List.of(moved.from(), moved.to());
      }
      default -> List.of();
    };
  }
}
