// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

/// The price of one model at one seller that stands on a day.
///
/// @param price micro-dollars per million tokens
/// @param observed newest observation behind it, seconds since 1970 UTC
/// @param records how many observations of the day it was made from
/// @param fresh was it seen on the day?
/// @param confirmed has a second source or a second day said it?
/// @param disputed do its sources disagree, so that the last agreed price stands?
/// @param corrects does it replace a price that nobody ever confirmed? No move is made of that
/// @param note one sentence for people, or empty
record Accepted(
    long price,
    long observed,
    int records,
    boolean fresh,
    boolean confirmed,
    boolean disputed,
    boolean corrects,
    String note) {}
