"""The pages: rendered on the server, usable without JavaScript, nothing but views of a Report."""

from checker.web import views  # noqa: F401 - their routes
from checker.web.about import pages as about_pages  # noqa: F401 - their routes
from checker.web.check import page as check_page  # noqa: F401 - their routes
from checker.web.check import replay_page  # noqa: F401 - their routes
from checker.web.collector import page as collector_page  # noqa: F401 - their routes
from checker.web.compare import page as compare_page  # noqa: F401 - their routes
from checker.web.corrections import pages as corrections_pages  # noqa: F401 - their routes
from checker.web.cost import page as cost_page  # noqa: F401 - their routes
from checker.web.feeds import page as feeds_pages  # noqa: F401 - their routes
from checker.web.front import page as front_page  # noqa: F401 - their routes
from checker.web.guidance import emergency as emergency_page  # noqa: F401 - their routes
from checker.web.guidance import guides as guides_pages  # noqa: F401 - their routes
from checker.web.pictures import page as pictures_page  # noqa: F401 - their routes
from checker.web.read import page as read_page  # noqa: F401 - their routes
from checker.web.rendering import blueprint, render_problem
from checker.web.sealed_answers import prepare
from checker.web.search_engines import page as search_engines_page  # noqa: F401 - their routes
from checker.web.take_along import evidence, todo, verification  # noqa: F401 - their routes

blueprint.record(prepare)

__all__ = ["blueprint", "render_problem"]
