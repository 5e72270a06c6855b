/** The words an error may be repeated with: what goes wrong, and what it goes wrong with. None of them is anybody. */
export const sayable: ReadonlySet<string> = new Set(
  `a able about accept accepted accepts access accessdenied account action active add added address administrative admin
   aborted aborterror after again against aggregate all allowed already am an analysis and another answer answered answers any api app
   approval approved are argument array as ask asked at attempt authenticated authentication authorized automatic available
   away bad batch be because become been before began being below between body boomerang both broke broken buffer bulk
   busy but by byte bytes call called calls came can cancelled cannot certificate change changed character check client
   clock closed code codes column come comes command comparison complete conflict connect connected connecting connection
   constraint content conversion cost could count create created creation currency cursor customer customers data database
   date day days deadlock delete deleted denied deny depth detected did different digest discount discounts division do does
   domain done down due duplicate duration during each econnrefused econnreset eagain element email empty encrypted
   encryption end ended ends enotfound entry epipe error errors etimedout event exceeded exceeds exist existing exists
   expected expire expired expires export extension facts failed fails failure fetch field fields file fill find finished
   finite first fit for forbidden format found free from frozen function gateway gave given go gone got graphql grant granted had
   handle has have header held here host hour hours how http https id idle if in incoming incorrect index input insert installed
   int integer internal interrupted interval into invalid is it item its job json key kept killed know known large last later
   left length less limit limited line lineitem list load lock locked long longer lost many matching maximum may memory message
   metafield method minute minutes missing model month more most move much must mutation name named namespace need needs
   neither network never new newer next no nobody node none nor not nothing notice now null number object of off offer offers
   offline old older on once one only open operation operationname option or order orders other out outcome outcomeunknown over
   page pages parameter parse parsing part password pending permission picture please point points pool position postgres
   postgresql process product products promise property protected protectedDatarefused protecteddatarefused protocol query
   queryroot queue range rangeerror rate reach read reading ready reason received recently record refresh refund refused
   relation release remaining removed renewed repeat repeated reply request requested requests required reset resolve response
   result retry returned returns row rows run running sale sales same scope scopes second seconds secret segment sent serialize
   server service session set shop shopify shopunavailable should shut sign signature since size sleep so socket some something
   ssl standing start started state statement status still stop stopped store string subscription such survey syntax
   syntaxerror system table terminalerror terminating than that the their them then there they this throttled time timed timeout
   timezone title tls to token too tooexpensive total transaction translation tried tries try type typeerror unable unauthorized
   unavailable undefined unexpected uninstalled unique unit unknown unpaid unsupported until unusable up update updated upload
   url use used user usererror usererrors using value values variable variables variant version violates visible wait waited
   waiting was webhook were what when where whether which while who whole will window with within without word work worker
   would write written wrong year years yet you zero zod zoderror zone
   access_denied bad_user_input internal_server_error max_cost_exceeded not_found shop_inactive taken too_long
   discountautomaticbasiccreate discountautomaticdeactivate discountautomaticdelete discountcodebasiccreate
   discountcodedeactivate discountcodefreeshippingcreate discountredeemcodebulkadd metafieldsset metafieldsdelete
   bulkoperationrunquery bulkoperationcancel`
    .toLowerCase()
    .split(/\s+/),
);
