package dev.steward.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32C;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.BinaryResourceImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowPackage;

/**
 * Turns workflows into bytes and back, the same in a plain JVM and under OSGi.
 *
 * <p>The bytes are a magic number, a checksum and EMF's binary form, which names classes and features, so that a
 * workflow written before a feature was added can still be read. Literals of enumerations are stored by number, so new
 * ones are added behind the others. Equal workflows give equal bytes. Thread-safe as long
 * as nobody changes the workflow meanwhile.
 */
public final class Workflows {

    private static final int MAGIC = 0x53_57_46_31;
    private static final int HEADER = Integer.BYTES + Integer.BYTES;
    private static final Map<Object, Object> COMPACT = Map.of(
            BinaryResourceImpl.OPTION_VERSION, BinaryResourceImpl.BinaryIO.Version.VERSION_1_1,
            BinaryResourceImpl.OPTION_STYLE_DATA_CONVERTER, Boolean.TRUE);

    private Workflows() {
    }

    /** The bytes of a workflow; the workflow itself is not touched. */
    public static byte[] toBytes(Workflow workflow) {
        var resource = resource();
        resource.getContents().add(EcoreUtil.copy(workflow));
        var payload = new ByteArrayOutputStream();
        try {
            resource.save(payload, COMPACT);
        } catch (IOException e) {
            throw new UncheckedIOException("A workflow could not be written to memory.", e);
        }
        return ByteBuffer.allocate(HEADER + payload.size()).putInt(MAGIC).putInt(checksum(payload.toByteArray(), 0))
                .put(payload.toByteArray()).array();
    }

    /**
     * The workflow that {@link #toBytes} wrote.
     *
     * @throws WorkflowFormatException when the bytes are not a workflow, are damaged, or come from a newer version
     */
    public static Workflow fromBytes(byte[] bytes) throws WorkflowFormatException {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes.length <= HEADER || buffer.getInt() != MAGIC) {
            throw new WorkflowFormatException("These bytes are not a compiled playbook.", null);
        }
        if (buffer.getInt() != checksum(bytes, HEADER)) {
            throw new WorkflowFormatException("The compiled playbook is damaged; compile it again from its text.",
                    null);
        }
        return read(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER));
    }

    private static Workflow read(ByteArrayInputStream payload) throws WorkflowFormatException {
        var resource = resource();
        try {
            resource.load(payload, COMPACT);
        } catch (IOException | RuntimeException e) {
            throw new WorkflowFormatException(
                    "The compiled playbook was written by another version of Steward and cannot be read.", e);
        }
        var contents = resource.getContents();
        if (contents.size() == 1 && contents.getFirst() instanceof Workflow workflow) {
            contents.clear();
            return workflow;
        }
        throw new WorkflowFormatException("These bytes do not hold exactly one compiled playbook.", null);
    }

    /** A resource that finds the model by itself, whether or not anything is in EMF's global registry. */
    private static Resource resource() {
        var resources = new ResourceSetImpl();
        resources.getPackageRegistry().put(WorkflowPackage.eNS_URI, WorkflowPackage.eINSTANCE);
        var resource = new BinaryResourceImpl(URI.createURI("workflow.bin"));
        resources.getResources().add(resource);
        return resource;
    }

    private static int checksum(byte[] bytes, int from) {
        var crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }
}
