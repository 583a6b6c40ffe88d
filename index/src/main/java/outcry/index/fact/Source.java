// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

/// Who saw a price, and what its publisher allows others to do with it.
///
/// @param licence a licence name, or `facts` for a seller's own public price page
/// @param attribution the words to print beside a figure taken from here
public record Source(String id, String name, String licence, String attribution, String address) {}
