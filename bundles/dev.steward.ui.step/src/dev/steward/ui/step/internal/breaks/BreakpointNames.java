package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.model.WorkbenchAdapter;

import dev.steward.debug.RunBreakpoint;

/** What breakpoints are called where the platform asks for a name, such as above their properties. */
public final class BreakpointNames implements IAdapterFactory {

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        return type == IWorkbenchAdapter.class && adaptable instanceof RunBreakpoint ? type.cast(new Names()) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ IWorkbenchAdapter.class };
    }

    private static final class Names extends WorkbenchAdapter {
        @Override
        public String getLabel(@Nullable Object object) {
            return object instanceof RunBreakpoint breakpoint
                    ? breakpoint.data().map(data -> BreakpointLabels.where(data.where())).orElse("Breakpoint") : "";
        }
    }
}
