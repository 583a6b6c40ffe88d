// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import org.agrona.DirectBuffer;
import outcry.core.engine.PortfolioMargin;
import outcry.server.feed.Makeup;
import outcry.wire.*;

/// Builds a [Market] from snapshot records: the state a reader starts from.
final class Images {
  private final Market market = new Market();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /// Takes one record; the market when it was the last, else null.
  Market take(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case SnapshotStartDecoder.TEMPLATE_ID -> {
        var start = new SnapshotStartDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.time = start.time();
        market.commands = start.commands();
        market.tradeCount = start.nextTrade() - 1;
        market.settledDate = Absent.date(start.settleDate());
      }
      case ProductImageDecoder.TEMPLATE_ID -> {
        var image = new ProductImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.list(
            new Product(
                image.number(),
                image.kind(),
                image.multiplier(),
                image.tick(),
                image.margin(),
                image.fee(),
                Absent.micros(image.protection()).isPresent(),
                Makeup.product(image)));
      }
      case ContractImageDecoder.TEMPLATE_ID ->
          contract(new ContractImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case AccountImageDecoder.TEMPLATE_ID -> {
        var image = new AccountImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        var name = image.account();
        var account = new Account(image.number(), name, image.member(), image.kind());
        account.cash = image.cash();
        account.reserved = image.reserved();
        account.securities = image.securities();
        market.open(account);
      }
      case PositionImageDecoder.TEMPLATE_ID -> {
        var image = new PositionImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.accountNumbered(image.account()).trade(image.contract(), image.lots());
      }
      case OrderImageDecoder.TEMPLATE_ID ->
          order(new OrderImageDecoder().wrapAndApplyHeader(buffer, offset, header));
      case FixingImageDecoder.TEMPLATE_ID -> {
        var image = new FixingImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.fix(new Fixing(image.index(), image.date(), image.value()));
      }
      case AssetValuedDecoder.TEMPLATE_ID -> {
        var valued = new AssetValuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.value(valued.number(), valued.asset());
      }
      case HouseDeclaredDecoder.TEMPLATE_ID ->
          market.nonCash =
              new HouseDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header).nonCash();
      case RiskModelActivatedDecoder.TEMPLATE_ID ->
          market.riskModel = PortfolioMargin.Model.of(buffer, offset);
      case SnapshotEndDecoder.TEMPLATE_ID -> {
        market.contracts().forEach(contract -> contract.book().takeChange(contract.number()));
        return market;
      }
      default -> {}
    }
    return null;
  }

  private void contract(ContractImageDecoder image) {
    var makeup = Makeup.of(image);
    var name = image.contract();
    var terms =
        new Contract.Terms(
            Absent.micros(image.reference()),
            Absent.date(image.lastTrade()),
            image.index(),
            Absent.date(image.from()),
            Absent.date(image.to()));
    var contract =
        new Contract(
            image.number(),
            name,
            market.productNumbered(image.product()),
            terms,
            makeup,
            market.underlying(makeup),
            image.state());
    contract.expired = image.expired() == Flag.YES;
    contract.settlement = Absent.micros(image.settlement());
    contract.last = Absent.micros(image.last());
    contract.indicative = Absent.micros(image.indicative());
    contract.indicativeQuantity = image.indicativeQuantity();
    contract.margin = image.lockMargin();
    contract.openInterest = image.openInterest();
    market.list(contract);
  }

  private void order(OrderImageDecoder image) {
    var whole =
        Order.accepted(
            image.order(),
            image.account(),
            image.contract(),
            image.clientId(),
            image.side(),
            image.price(),
            image.timeInForce(),
            Order.Conditions.of(image),
            image.total());
    boolean held = image.held() == Flag.YES;
    market.rest(whole.restored(image.quantity(), image.shown(), held));
  }
}
