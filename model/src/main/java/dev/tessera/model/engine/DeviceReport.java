package dev.tessera.model.engine;

/**
 * Where the engine computes, and why there.
 *
 * @param name such as "CPU, 2 threads" or "GPU 0"
 * @param gpu whether it is a GPU
 * @param reason one sentence: why this device was chosen, or why no GPU is used
 * @param engine engine and version, such as "PyTorch 2.7.1"
 */
public record DeviceReport(String name, boolean gpu, String reason, String engine) {}
