package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;

/** A company whose store is owned here. */
class LocalCompanyTest extends CompanyContract {

    @Override
    Company open(CompanyFolder opened) {
        var company = steward.open(opened);
        assertTrue(company.owner().here());
        return company;
    }
}
