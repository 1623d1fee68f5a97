package dev.steward.ui.editor.internal.build;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.ui.editor.CompanyPlaybooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;

/** What was found in the saved files, as markers. Only what differs is touched, so the Problems view keeps its place. */
final class IssueMarkers {

    /** Type of the markers. */
    static final String TYPE = "dev.steward.ui.editor.problem";
    /** The code of the issue. */
    static final String CODE = "code";

    private final CompanyPlaybooks company;
    private final IProject project;

    IssueMarkers(CompanyPlaybooks company, IProject project) {
        this.company = company;
        this.project = project;
    }

    /** Shows these from now on. In a thread that may change the workspace. */
    void show(List<PlaybookIssue> issues) throws CoreException {
        Map<IFile, List<PlaybookIssue>> wanted = issues.stream()
                .collect(Collectors.groupingBy(issue -> company.file(issue.path())));
        Map<IResource, List<IMarker>> there = new HashMap<>();
        for (IMarker marker : project.findMarkers(TYPE, true, IResource.DEPTH_INFINITE)) {
            there.computeIfAbsent(marker.getResource(), r -> new ArrayList<>()).add(marker);
        }
        for (var entry : wanted.entrySet()) {
            if (entry.getKey().exists()) {
                show(entry.getKey(), entry.getValue(), there.getOrDefault(entry.getKey(), new ArrayList<>()));
            }
            there.remove(entry.getKey());
        }
        for (List<IMarker> left : there.values()) {
            delete(left);
        }
    }

    private static void show(IFile file, List<PlaybookIssue> issues, List<IMarker> there) throws CoreException {
        for (PlaybookIssue issue : issues) {
            Map<String, Object> attributes = attributes(issue);
            if (!takeEqual(there, attributes)) {
                file.createMarker(TYPE, attributes);
            }
        }
        delete(there);
    }

    private static boolean takeEqual(List<IMarker> there, Map<String, Object> attributes) throws CoreException {
        for (IMarker marker : there) {
            if (attributes.equals(marker.getAttributes())) {
                there.remove(marker);
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> attributes(PlaybookIssue issue) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(IMarker.MESSAGE, issue.message());
        attributes.put(IMarker.SEVERITY, issue.isError() ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
        attributes.put(IMarker.LINE_NUMBER, issue.line());
        attributes.put(IMarker.CHAR_START, issue.offset());
        attributes.put(IMarker.CHAR_END, issue.offset() + issue.length());
        attributes.put(IMarker.LOCATION, "line " + issue.line());
        attributes.put(CODE, issue.code());
        return attributes;
    }

    private static void delete(List<IMarker> markers) throws CoreException {
        for (IMarker marker : markers) {
            marker.delete();
        }
    }
}
