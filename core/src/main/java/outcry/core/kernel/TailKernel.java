// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

/// Adds up what an account loses in every scenario and finds the sum of its largest losses: the one
/// hot loop of margin.
///
/// L_s = sum over contracts of position × loss + max(0, buys × loss, −sells × loss) (rule M-2).
/// Both kernels give the same integer: the vector kernel carries integers in doubles while no sum
/// can reach 2^53 and hands over to the integer path where one might. Keeps scratch space; one a
/// thread.
public abstract sealed class TailKernel permits PlainKernel, VectorKernel {
  private static final String VECTORS = "jdk.incubator.vector";

  /// The vector kernel where the Java machine was started with that module, else the plain one.
  public static TailKernel best() {
    return isVectorised() ? new VectorKernel() : new PlainKernel();
  }

  public static TailKernel plain() {
    return new PlainKernel();
  }

  public static boolean isVectorised() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent();
  }

  /// Sum of the `tail` largest losses of an account, exactly. Throws ArithmeticException when it is
  /// more than a long holds.
  public abstract long largest(LossMatrix matrix, Lots lots, int tail);

  /// The same for many accounts that hold something of everything: `lots` has `matrix.size()`
  /// positions an account, one account after another; one sum an account is put into `sums`.
  public abstract void largest(LossMatrix matrix, long[] lots, int accounts, int tail, long[] sums);
}
