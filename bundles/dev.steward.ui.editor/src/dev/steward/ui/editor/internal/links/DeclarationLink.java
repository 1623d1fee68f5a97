package dev.steward.ui.editor.internal.links;

import dev.steward.dsl.ide.Location;
import dev.steward.ui.editor.CompanyPlaybooks;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.hyperlink.IHyperlink;

/** Opens the place where something is declared. */
record DeclarationLink(IRegion word, Location place, CompanyPlaybooks company) implements IHyperlink {

    @Override
    public IRegion getHyperlinkRegion() {
        return word;
    }

    @Override
    public String getTypeLabel() {
        return "Declaration";
    }

    @Override
    public String getHyperlinkText() {
        return "Open Declaration in " + place.path();
    }

    @Override
    public void open() {
        Places.reveal(company.file(place.path()), place.offset(), place.length());
    }
}
