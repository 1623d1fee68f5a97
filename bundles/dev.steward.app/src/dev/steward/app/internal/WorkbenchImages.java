package dev.steward.app.internal;

import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.ide.IDE;

/** The shared images that the platform's explorer and problems view ask every application to declare. */
final class WorkbenchImages {

    private static final String IDE_BUNDLE = "org.eclipse.ui.ide";

    private static final Map<String, String> PATHS = Map.of(
            IDE.SharedImages.IMG_OBJ_PROJECT, "icons/full/obj16/prj_obj.svg",
            IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "icons/full/obj16/cprj_obj.svg",
            IDE.SharedImages.IMG_OPEN_MARKER, "icons/full/elcl16/gotoobj_tsk.svg");

    private WorkbenchImages() {
    }

    static void declare(IWorkbenchConfigurer configurer) {
        if (Platform.getBundle(IDE_BUNDLE) == null) {
            return;
        }
        PATHS.forEach((id, path) -> {
            ImageDescriptor image = ResourceLocator.imageDescriptorFromBundle(IDE_BUNDLE, path)
                    .orElseGet(ImageDescriptor::getMissingImageDescriptor);
            configurer.declareImage(id, image, true);
        });
    }
}
