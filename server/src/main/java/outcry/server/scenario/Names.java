// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;
import outcry.server.feed.Makeup;
import outcry.wire.AcceptedDecoder;
import outcry.wire.AccountImageDecoder;
import outcry.wire.AccountOpenedDecoder;
import outcry.wire.AssetValuedDecoder;
import outcry.wire.CancelledDecoder;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractListedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.OrderImageDecoder;
import outcry.wire.ProductImageDecoder;
import outcry.wire.ProductListedDecoder;
import outcry.wire.ReplacedDecoder;
import outcry.wire.TradedDecoder;

/// Who and what the exchange's numbers stand for, learned from its events or from a snapshot.
///
/// Events name accounts and contracts by number and live orders by the exchange's order number.
/// [#learn] takes every event, **after** it has been written out. A trade that fills an order ends
/// what is known of it with the next order: the trades of a spread's legs, which follow, name it
/// too. Contracts and accounts are numbered from 1 without holes, so [#contracts()] and the numbers
/// below it are the listing order.
public final class Names implements Naming {
  private record Product(String name, int tickDecimals) {}

  /// `firstLeg` is 0 of what is no spread.
  private record Contract(String name, int product, int firstLeg) {}

  private static final class LiveOrder {
    private final String clientId;
    private final int contract;
    private long left;

    private LiveOrder(String clientId, int contract, long left) {
      this.clientId = clientId;
      this.contract = contract;
      this.left = left;
    }
  }

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Map<Integer, Product> products = new HashMap<>();
  private final Int2ObjectHashMap<Contract> contracts = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<String> assets = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<String> accounts = new Int2ObjectHashMap<>();
  private final Map<String, Integer> contractNumbers = new HashMap<>();
  private final Map<String, Integer> accountNumbers = new HashMap<>();
  private final Long2ObjectHashMap<LiveOrder> orders = new Long2ObjectHashMap<>();
  private final LongArrayList filled = new LongArrayList();

  private final AcceptedDecoder accepted = new AcceptedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final CancelledDecoder cancelled = new CancelledDecoder();
  private final ReplacedDecoder replaced = new ReplacedDecoder();

  /// Takes one event or one snapshot record; what carries no names is passed over.
  public void learn(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, offset, header);
        forgetFilled();
        live(accepted.order(), accepted.clientId(), accepted.contract(), accepted.quantity());
      }
      case TradedDecoder.TEMPLATE_ID -> {
        traded.wrapAndApplyHeader(buffer, offset, header);
        fill(traded.buyOrder());
        fill(traded.sellOrder());
      }
      case CancelledDecoder.TEMPLATE_ID ->
          orders.remove(cancelled.wrapAndApplyHeader(buffer, offset, header).order());
      case ReplacedDecoder.TEMPLATE_ID -> {
        replaced.wrapAndApplyHeader(buffer, offset, header);
        live(replaced.order(), replaced.clientId(), replaced.contract(), replaced.quantity());
      }
      default -> learnListing(templateId, buffer, offset);
    }
  }

  private void learnListing(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ProductListedDecoder.TEMPLATE_ID -> {
        var listed = new ProductListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        product(listed.number(), listed.tick(), Makeup.product(listed));
      }
      case ContractListedDecoder.TEMPLATE_ID -> {
        var listed = new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int firstLeg = Makeup.of(listed).firstLeg();
        contract(listed.number(), listed.product(), firstLeg, listed.contract());
      }
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var opened = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        account(opened.number(), opened.account());
      }
      case AssetValuedDecoder.TEMPLATE_ID -> {
        var valued = new AssetValuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        assets.put(valued.number(), valued.asset());
      }
      default -> learnImage(templateId, buffer, offset);
    }
  }

  private void learnImage(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ProductImageDecoder.TEMPLATE_ID -> {
        var image = new ProductImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        product(image.number(), image.tick(), Makeup.product(image));
      }
      case ContractImageDecoder.TEMPLATE_ID -> {
        var image = new ContractImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        int firstLeg = Makeup.of(image).firstLeg();
        contract(image.number(), image.product(), firstLeg, image.contract());
      }
      case AccountImageDecoder.TEMPLATE_ID -> {
        var image = new AccountImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        account(image.number(), image.account());
      }
      case OrderImageDecoder.TEMPLATE_ID -> {
        var image = new OrderImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        live(image.order(), image.clientId(), image.contract(), image.quantity());
      }
      default -> {}
    }
  }

  private void product(int number, long tick, String name) {
    products.put(number, new Product(name, Decimals.decimalsNeeded(tick)));
  }

  private void contract(int number, int product, int firstLeg, String name) {
    contracts.put(number, new Contract(name, product, firstLeg));
    contractNumbers.put(name, number);
  }

  private void account(int number, String name) {
    accounts.put(number, name);
    accountNumbers.put(name, number);
  }

  private void live(long order, String clientId, int contract, long left) {
    orders.put(order, new LiveOrder(clientId, contract, left));
  }

  /// A trade in a leg names the spread's order and takes nothing from it, but one that the spread's
  /// order implied does, once for all legs.
  private void fill(long order) {
    var live = orders.get(order);
    if (live == null) {
      return;
    }
    boolean own = live.contract == traded.contract();
    boolean implied = traded.flags().implied() && live.contract == traded.spread();
    if ((own || implied && contracts.get(live.contract).firstLeg() == traded.contract())
        && (live.left -= traded.quantity()) <= 0) {
      filled.addLong(order);
    }
  }

  private void forgetFilled() {
    for (int i = 0; i < filled.size(); i++) {
      long order = filled.getLong(i);
      var known = orders.get(order);
      if (known != null && known.left <= 0) {
        orders.remove(order);
      }
    }
    filled.clear();
  }

  /// How many contracts are known; they are numbered 1 to this, in listing order.
  public int contracts() {
    return contracts.size();
  }

  /// Null when the number is not known.
  @Override
  public String contract(int number) {
    var contract = contracts.get(number);
    return contract == null ? null : contract.name();
  }

  /// Null when the number is not known.
  @Override
  public String account(int number) {
    return accounts.get(number);
  }

  /// Null when the number is not known.
  @Override
  public String product(int number) {
    var product = products.get(number);
    return product == null ? null : product.name();
  }

  @Override
  public String asset(int number) {
    return assets.get(number);
  }

  @Override
  public int contractNumber(String name) {
    return contractNumbers.getOrDefault(name, 0);
  }

  @Override
  public int accountNumber(String name) {
    return accountNumbers.getOrDefault(name, 0);
  }

  /// The client's id of a live order, or of one the last command filled; null otherwise.
  @Override
  public String clientId(long order) {
    var live = orders.get(order);
    return live == null ? null : live.clientId;
  }

  @Override
  public boolean isSpread(int contract) {
    var known = contracts.get(contract);
    return known != null && known.firstLeg() != 0;
  }

  /// A price as its contract quotes it: the decimals of its tick, or more when needed.
  @Override
  public String price(int contract, long micros) {
    var known = contracts.get(contract);
    return Decimals.price(micros, known == null ? 2 : products.get(known.product()).tickDecimals());
  }
}
