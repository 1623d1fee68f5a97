package dev.steward.app.internal;

import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.ide.IDE;

/** The shared images that the platform's explorer and problems view ask every application to declare. */
final class WorkbenchImages {

    private static final String IDE_BUNDLE = "org.eclipse.ui.ide";

    /** The last three are what the problems view looks up; the platform has no public names for them. */
    private static final Map<String, String> PATHS = Map.of(
            IDE.SharedImages.IMG_OBJ_PROJECT, "obj16/prj_obj.svg",
            IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "obj16/cprj_obj.svg",
            IDE.SharedImages.IMG_OPEN_MARKER, "elcl16/gotoobj_tsk.svg",
            "IMG_OBJS_ERROR_PATH", "obj16/error_tsk.svg",
            "IMG_OBJS_WARNING_PATH", "obj16/warn_tsk.svg",
            "IMG_OBJS_INFO_PATH", "obj16/info_tsk.svg");

    private WorkbenchImages() {
    }

    static void declare(IWorkbenchConfigurer configurer) {
        PATHS.forEach((id, path) -> {
            ImageDescriptor image = ResourceLocator.imageDescriptorFromBundle(IDE_BUNDLE, "icons/full/" + path)
                    .orElseGet(ImageDescriptor::getMissingImageDescriptor);
            configurer.declareImage(id, image, true);
        });
    }
}
