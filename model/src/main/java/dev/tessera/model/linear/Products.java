package dev.tessera.model.linear;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;

/** Products of matrices, row-major: by the engine, or by loops for threads without one. */
interface Products {
  /** Of any thread. */
  Products LOOPS =
      new Products() {
        @Override
        public float[] of(float[] a, float[] b, int n, int k, int m) {
          float[] product = new float[n * m];
          for (int i = 0; i < n; i++) {
            for (int p = 0; p < k; p++) {
              add(product, i * m, a[i * k + p], b, p * m, m);
            }
          }
          return product;
        }

        @Override
        public float[] ofColumns(float[] x, int n, int k) {
          float[] product = new float[k * k];
          for (int p = 0; p < n; p++) {
            for (int i = 0; i < k; i++) {
              add(product, i * k, x[p * k + i], x, p * k, k);
            }
          }
          return product;
        }

        @Override
        public float[] meanOfRows(float[] x, int n, int k) {
          float[] transposed = new float[x.length];
          for (int i = 0; i < x.length; i++) {
            transposed[i % k * n + i / k] = x[i] / n;
          }
          return of(x, transposed, n, k, n);
        }

        private void add(float[] sum, int to, float factor, float[] row, int from, int length) {
          for (int j = 0; j < length; j++) {
            sum[to + j] += factor * row[from + j];
          }
        }
      };

  /** a b, (n,m), of (n,k) and (k,m). */
  float[] of(float[] a, float[] b, int n, int k, int m);

  /** x^T x, (k,k), of (n,k): of every two columns. */
  float[] ofColumns(float[] x, int n, int k);

  /** x x^T / n, (n,n), of (n,k): of every two rows. */
  float[] meanOfRows(float[] x, int n, int k);

  /** Of the model thread; nothing stays in the scope. */
  static Products of(Scope scope) {
    HostMemory memory = new HostMemory();
    return new Products() {
      @Override
      public float[] of(float[] a, float[] b, int n, int k, int m) {
        try (Scope step = scope.child()) {
          NDArray matrix = step.upload(b, k, m);
          return step.upload(a, n, k).matMul(matrix).toFloatArray();
        }
      }

      @Override
      public float[] ofColumns(float[] x, int n, int k) {
        try (Scope step = scope.child()) {
          NDArray rows = step.upload(memory, x, n, k);
          return rows.transpose().matMul(rows).toFloatArray();
        }
      }

      @Override
      public float[] meanOfRows(float[] x, int n, int k) {
        try (Scope step = scope.child()) {
          NDArray rows = step.upload(x, n, k);
          return rows.matMul(rows.transpose()).div(n).toFloatArray();
        }
      }
    };
  }
}
