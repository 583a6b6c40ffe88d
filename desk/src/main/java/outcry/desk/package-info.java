// SPDX-License-Identifier: Apache-2.0
/// The hedger's side: what will be bought of whom, which strip of contracts hedges it, and what the
/// hedge did.
///
/// The desk is an ordinary member. It knows prices and places orders; of the exchange behind
/// [outcry.desk.plan.Orders] it knows nothing.
package outcry.desk;
