// SPDX-License-Identifier: Apache-2.0
/// What somebody saw: a price with its currency and unit, of a good, from a seller, at a time, and
/// who says so. Refused observations keep their reason.
package outcry.index.observation;
