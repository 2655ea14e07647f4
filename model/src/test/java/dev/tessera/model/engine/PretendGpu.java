package dev.tessera.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexElement;
import ai.djl.ndarray.index.dim.NDIndexTake;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A CPU that says it is a GPU, and counts what would cost time on one. It counts where DJL is
 * called, so an operation is one launch although some are several kernels. As on a GPU, what comes
 * down leaves a copy in the scope of its array.
 *
 * <p>An array made of numbers of the heap is an upload; so is each {@code Number} that is an
 * operand, because DJL makes a tensor of it first. Uploads and downloads are synchronisations each:
 * DJL sends from memory that is not pinned, and waits.
 */
public final class PretendGpu {
  private static final Set<String> FREE =
      Set.of(
          "getManager",
          "attach",
          "tempAttach",
          "detach",
          "close",
          "getShape",
          "getDataType",
          "getDevice",
          "size",
          "getName",
          "setName",
          "getUid",
          "isReleased",
          "isSparse",
          "getNDArrayInternal",
          "getArray");

  private static final Set<String> VIEWS =
      Set.of("reshape", "transpose", "split", "squeeze", "expandDims", "broadcast", "flatten");

  private final TreeMap<String, Integer> launches = new TreeMap<>();
  private int views;
  private int uploads;
  private int downloads;

  /**
   * Since they were counted last.
   *
   * @param launches operations that compute or copy
   * @param views calls that only look at an array in another way
   * @param uploads transfers to the device
   * @param downloads transfers from it
   */
  public record Counts(int launches, int views, int uploads, int downloads) {
    /** Both ways. */
    public int transfers() {
      return uploads + downloads;
    }

    /** How often the heap waits for the device. */
    public int synchronisations() {
      return uploads + downloads;
    }
  }

  /** A scope of its own on this device. */
  public Scope scope() {
    new Engine(new EngineSettings(DeviceChoice.CPU, 0)).report();
    return new Scope((NDManager) wrap(NDManager.newBaseManager(Device.cpu(), "PyTorch")));
  }

  /** What was counted; starts again at zero. */
  public Counts take() {
    int all = launches.values().stream().mapToInt(Integer::intValue).sum();
    Counts counts = new Counts(all, views, uploads, downloads);
    launches.clear();
    views = 0;
    uploads = 0;
    downloads = 0;
    return counts;
  }

  /** Launches by name, for the message of a test that fails. */
  public String launches() {
    return launches.toString();
  }

  private Object wrap(Object value) {
    if (value instanceof NDList list) {
      return new NDList(list.stream().map(a -> (NDArray) wrap(a)).collect(Collectors.toList()));
    }
    for (Class<?> type : List.of(NDArray.class, NDManager.class, NDArrayEx.class)) {
      if (type.isInstance(value)) {
        return Proxy.newProxyInstance(
            PretendGpu.class.getClassLoader(), new Class<?>[] {type}, new Counted(value));
      }
    }
    return value;
  }

  private static Object real(Object value) {
    if (value instanceof NDList list) {
      return new NDList(list.stream().map(a -> (NDArray) real(a)).collect(Collectors.toList()));
    }
    if (value instanceof NDIndex index) {
      List<NDIndexElement> elements = index.getIndices();
      elements.replaceAll(
          e ->
              e instanceof NDIndexTake take ? new NDIndexTake((NDArray) real(take.getIndex())) : e);
      return index;
    }
    return value != null && Proxy.isProxyClass(value.getClass())
        ? ((Counted) Proxy.getInvocationHandler(value)).real
        : value;
  }

  private final class Counted implements java.lang.reflect.InvocationHandler {
    private final Object real;

    Counted(Object real) {
      this.real = real;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("getDevice")) {
        return Device.gpu(0);
      }
      Object[] given = arguments == null ? new Object[0] : arguments.clone();
      Arrays.setAll(given, i -> real(given[i]));
      if (method.getDeclaringClass() != Object.class) {
        count(method, given);
      }
      try {
        return wrap(method.invoke(real, given));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void count(Method method, Object[] given) {
      String name = method.getName();
      if (real instanceof NDManager) {
        if (name.equals("create") && !(given[0] instanceof Shape)) {
          uploads++;
        } else if (Set.of("zeros", "ones", "full", "arange").contains(name)) {
          launches.merge(name, 1, Integer::sum);
        }
      } else if (isDownload(name)) {
        downloads++;
        NDArray array = (NDArray) real;
        array.getManager().newSubManager().create(array.getShape(), array.getDataType());
      } else if (isView(name, given)) {
        views++;
      } else if (!FREE.contains(name)) {
        launches.merge(name, 1, Integer::sum);
        for (Class<?> type : method.getParameterTypes()) {
          uploads += type == Number.class ? 1 : 0;
        }
      }
    }

    private boolean isDownload(String name) {
      return name.equals("toByteBuffer")
          || name.equals("getFloat")
          || (name.startsWith("to") && name.endsWith("Array"));
    }

    private boolean isView(String name, Object[] given) {
      boolean slice = name.equals("get") && Arrays.stream(given).noneMatch(this::gathers);
      return slice || VIEWS.contains(name);
    }

    private boolean gathers(Object argument) {
      return argument instanceof NDArray
          || (argument instanceof NDIndex index
              && index.getIndices().stream().anyMatch(NDIndexTake.class::isInstance));
    }
  }
}
