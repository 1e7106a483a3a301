/** The register's own rules on H2, as trigger classes; on PostgreSQL they stand in the migration itself. */
@NullMarked
package org.bangfu.registry.database;

import org.jspecify.annotations.NullMarked;
