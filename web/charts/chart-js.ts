import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js'

// Only what the charts here need: the whole library is half as large again.
Chart.register(BarController, BarElement, CategoryScale, LinearScale)

export { Chart }
