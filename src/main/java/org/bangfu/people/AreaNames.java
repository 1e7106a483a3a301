package org.bangfu.people;

import java.util.List;
import org.bangfu.common.AreaCode;

/** Names of areas, for the pages of people; provided by whoever keeps the areas. */
public interface AreaNames {

    boolean exists(AreaCode code);

    /** The name from the township downwards; the code itself when the area is unknown. */
    String fullName(AreaCode code);

    /** The areas one level below, in the order of their codes. */
    List<AreaCode> children(AreaCode parent);
}
